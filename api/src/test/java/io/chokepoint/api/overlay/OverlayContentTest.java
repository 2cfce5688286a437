package io.chokepoint.api.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.overlay.OverlayContent.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverlayContentTest {

    @Test
    void whatIsStoredIsReadAsItWasGiven() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("0xb", "Désk \"1\"");
        labels.put("0xa", "x");
        OverlayContent content = new OverlayContent(labels, List.of(new Link("c", "a")), List.of("z", "y"));

        OverlayContent read = OverlayContent.ofJson(content.toJson());

        assertThat(read).isEqualTo(content);
        assertThat(read.labels().keySet()).containsExactly("0xb", "0xa");
        assertThat(read.size()).isEqualTo(5);
    }

    @Test
    void tooMuchIsRefusedAsAWhole() {
        OverlayInput input = new OverlayInput();
        input.name = "n";
        input.exclusions =
                IntStream.range(0, 10_001).mapToObj(Integer::toString).toList();
        OverlayCheck check = new OverlayCheck();

        check.content(input);

        assertThat(check.errors()).hasSize(1);
        assertThat(check.errors().get(0).message()).contains("10001", "10000");
    }
}

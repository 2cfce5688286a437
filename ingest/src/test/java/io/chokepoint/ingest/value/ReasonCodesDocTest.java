package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Owns the table of {@code docs/reason-codes.md}; {@code -Dgolden.update=true} rewrites it. */
class ReasonCodesDocTest {
    private static final Path DOCUMENT = Path.of("../docs/reason-codes.md");
    private static final String BEGIN = "<!-- BEGIN reason-codes -->\n";
    private static final String END = "<!-- END reason-codes -->";

    @Test
    void theTableOfReasonCodesIsWhatTheySayOfThemselves() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table() + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end))
                .as("%s is stale; run this test with -Dgolden.update=true", DOCUMENT)
                .isEqualTo(table());
    }

    @Test
    void everyCodeSaysInSentencesWhatIsWrongAndWhatToDo() {
        for (ReasonCode code : ReasonCode.values()) {
            assertThat(code.meaning()).as("meaning of %s", code).matches("[A-Z][^|\n]+\\.");
            assertThat(code.remedy()).as("remedy of %s", code).matches("[A-Z][^|\n]+\\.");
        }
    }

    private static String table() {
        String header =
                """
                | code | refuses | meaning | remedy |
                |---|---|---|---|
                """;
        return Arrays.stream(ReasonCode.values())
                .map(code -> "| `%s` | the %s | %s | %s |\n"
                        .formatted(code, code.scope().name().toLowerCase(Locale.ROOT), code.meaning(), code.remedy()))
                .collect(Collectors.joining("", header, ""));
    }
}

package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Owns the table of {@code docs/indices.md}; {@code -Dgolden.update=true} rewrites it. */
class IndicesDocTest {
    private static final Path DOCUMENT = Path.of("../docs/indices.md");
    private static final String BEGIN = "<!-- BEGIN indices -->\n";
    private static final String END = "<!-- END indices -->";

    @Test
    void theDocumentedTableIsTheDefinitions() throws IOException {
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

    private static String table() {
        String header =
                """
                | id | name | unit | range | direction | formula | reference | version |
                |---|---|---|---|---|---|---|---|
                """;
        return Arrays.stream(CentralizationIndex.values())
                .map(CentralizationIndex::definition)
                .map(d -> "| `%s` | %s | %s | %s | %s | %s | %s | %d |\n"
                        .formatted(
                                d.id(),
                                d.name(),
                                d.unit(),
                                d.range(),
                                d.direction(),
                                d.formula(),
                                d.reference(),
                                d.methodologyVersion()))
                .collect(Collectors.joining("", header, ""));
    }
}

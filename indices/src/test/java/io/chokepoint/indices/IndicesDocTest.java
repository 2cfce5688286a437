package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.indices.composite.SpreadScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Owns the tables of {@code docs/indices.md}; {@code -Dgolden.update=true} rewrites them. */
class IndicesDocTest {
    private static final Path DOCUMENT = Path.of("../docs/indices.md");

    @Test
    void theTableOfPublishedIndicesIsTheirDefinitions() throws IOException {
        assertTable("indices", Arrays.stream(CentralizationIndex.values()).map(CentralizationIndex::definition));
    }

    @Test
    void theTableOfIndicesWithParametersIsTheirDefinitions() throws IOException {
        assertTable("families", IndexFamilies.definitions().stream());
    }

    @Test
    void theTableOfSpreadScoresIsTheirFormulas() throws IOException {
        String header = "| index | score s of its value v |\n|---|---|\n";
        assertTable(
                "scores",
                Arrays.stream(CentralizationIndex.values())
                        .map(index -> "| `%s` | %s |\n"
                                .formatted(
                                        index.id(),
                                        SpreadScore.of(index)
                                                .map(SpreadScore::formula)
                                                .orElse("none: it describes size")))
                        .collect(Collectors.joining("", header, "")));
    }

    private static void assertTable(String name, Stream<IndexDefinition> definitions) throws IOException {
        assertTable(name, table(definitions));
    }

    private static void assertTable(String name, String table) throws IOException {
        String document = Files.readString(DOCUMENT);
        String mark = "<!-- BEGIN %s -->\n".formatted(name);
        int begin = document.indexOf(mark) + mark.length();
        int end = document.indexOf("<!-- END %s -->".formatted(name));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end))
                .as("%s is stale; run this test with -Dgolden.update=true", DOCUMENT)
                .isEqualTo(table);
    }

    private static String table(Stream<IndexDefinition> definitions) {
        String header =
                """
                | id | name | unit | range | direction | formula | reference | version |
                |---|---|---|---|---|---|---|---|
                """;
        return definitions
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

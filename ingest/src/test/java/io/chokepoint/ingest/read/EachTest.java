package io.chokepoint.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EachTest {
    private static final Each CELLS = new Each(null, null, List.of("who"), List.of("0"), List.of());

    @Test
    void theCellsOfAWideTableAreRecordsAndItsZerosAreNone() {
        Fields row = new Fields() {
            @Override
            public String text(String field) {
                return Map.of("who", "ann", "monday", "3", "tuesday", "0", "friday", "5")
                        .get(field);
            }

            @Override
            public List<String> names() {
                return List.of("who", "monday", "tuesday", "friday");
            }
        };
        assertThat(CELLS.of(SourceRecord.of(7, "raw", row)))
                .extracting(record -> record.number() + " " + shown(record.fields(), "who"))
                .containsExactly("7 ann monday 3 of 3", "7 ann friday 5 of 3");
    }

    @Test
    void aListHasSeparatorsOrIsJson() {
        assertThat(elements(new Each("list", ",", List.of(), List.of(""), List.of()), "a, b,,c"))
                .containsExactly("1 a of 4", "2 b of 4", "4 c of 4");
        assertThat(elements(new Each("list", null, List.of(), List.of(), List.of()), "[1.50, \"x\"]"))
                .containsExactly("1 1.50 of 2", "2 x of 2");
        assertThat(elements(new Each("list", null, List.of(), List.of(), List.of("b")), "{\"a\":1,\"b\":2}"))
                .containsExactly("b 2 of 2");
        assertThat(elements(new Each("list", null, List.of(), List.of(), List.of()), " "))
                .isEmpty();
    }

    @Test
    void membersOfAnElementHavePointers() {
        Each each = new Each("list", null, List.of(), List.of(), List.of());
        SourceRecord element = each.of(record("[{\"node\":{\"id\":\"n1\"}}]")).get(0);
        assertThat(element.fields().text("$each/node/id")).isEqualTo("n1");
        assertThat(element.fields().text("$each/node/name")).isNull();
    }

    @Test
    void whatIsNoListIsSetAsideAsAWhole() {
        Each each = new Each("list", null, List.of(), List.of(), List.of());
        for (String text : List.of("a, b", "7", "[1")) {
            SourceRecord only = each.of(record(text)).get(0);
            assertThat(only.rejected().reason()).hasToString("MALFORMED_ROW");
            assertThat(only.rejected().getMessage()).contains("'list'", "each.separator");
        }
    }

    private static List<String> elements(Each each, String text) {
        return each.of(record(text)).stream()
                .map(record -> "%s %s of %s"
                        .formatted(
                                record.fields().text(Fields.EACH_KEY),
                                record.fields().text(Fields.EACH),
                                record.fields().text(Fields.EACH_COUNT)))
                .toList();
    }

    private static SourceRecord record(String list) {
        return SourceRecord.of(1, list, field -> field.equals("list") ? list : null);
    }

    private static String shown(Fields fields, String own) {
        return "%s %s %s of %s"
                .formatted(
                        fields.text(own),
                        fields.text(Fields.EACH_KEY),
                        fields.text(Fields.EACH),
                        fields.text(Fields.EACH_COUNT));
    }
}

package io.chokepoint.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.value.ReasonCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRecordsTest {
    @Test
    void numbersKeepTheirText() throws IOException {
        String greatest = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
        List<SourceRecord> records = records(
                "[{\"a\": " + greatest + ", \"b\": 1.50, \"c\": 1e18, \"d\": 0.000000000000000001}]",
                "",
                Layout.Shape.ARRAY);
        Fields fields = records.get(0).fields();
        assertThat(fields.text("a")).isEqualTo(greatest);
        assertThat(fields.text("b")).isEqualTo("1.50");
        assertThat(fields.text("c")).isEqualTo("1e18");
        assertThat(fields.text("d")).isEqualTo("0.000000000000000001");
        assertThat(records.get(0).raw()).contains("\"b\":1.50");
    }

    @Test
    void aMapGivesKeysAndValuesWhereverItStands() throws IOException {
        List<SourceRecord> records = records(
                "{\"x\": [1, {\"y\": 2}], \"data\": [{}, {\"held\": {\"ann\": \"5\", \"bob\": {\"n\": {\"k\": 7}}}}], \"z\": 0}",
                "/data/1/held",
                Layout.Shape.MAP);
        assertThat(records.get(0).fields().text(Fields.KEY)).isEqualTo("ann");
        assertThat(records.get(0).fields().text(Fields.VALUE)).isEqualTo("5");
        assertThat(records.get(1).fields().text("/n/k")).isEqualTo("7");
        assertThat(records.get(1).fields().text("absent")).isNull();
    }

    @Test
    void aWrongPointerNamesWhatIsThere() {
        assertThatThrownBy(() -> records("{\"accounts\": {}, \"params\": {}}", "/account", Layout.Shape.MAP))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("there is no 'account'")
                .hasMessageContaining("accounts, params");
    }

    @Test
    void aDocumentCutOffAfterItsRecordsIsRefused() {
        assertThatThrownBy(() -> records("{\"rows\": [{\"a\": 1}], \"total\": ", "/rows", Layout.Shape.ARRAY))
                .isInstanceOfSatisfying(RefusedFile.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ReasonCode.FILE_MALFORMED));
    }

    @Test
    void jsonLinesTakenForADocumentAreNoticed() {
        assertThatThrownBy(() -> records("[1]\n[2]\n", "", Layout.Shape.ARRAY)).hasMessageContaining("format: jsonl");
    }

    @Test
    void aMemberThatStandsThereTwiceIsMalformed() {
        assertThat(new JsonLinesFormat()
                        .record(1, "{\"a\":1,\"a\":2}")
                        .rejected()
                        .reason())
                .isEqualTo(ReasonCode.MALFORMED_ROW);
        assertThat(new JsonLinesFormat().record(1, "{\"a\":1} x").rejected().reason())
                .isEqualTo(ReasonCode.MALFORMED_ROW);
    }

    private static List<SourceRecord> records(String text, String pointer, Layout.Shape shape) throws IOException {
        Layout layout = new Layout(Layout.Format.JSON, ',', false, pointer, shape, List.of(), List.of());
        List<SourceRecord> records = new ArrayList<>();
        try (Records open =
                JsonRecords.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), layout, "test.json")) {
            for (SourceRecord record = open.next(); record != null; record = open.next()) {
                records.add(record);
            }
        }
        return records;
    }
}

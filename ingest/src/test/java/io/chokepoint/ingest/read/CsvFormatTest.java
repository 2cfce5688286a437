package io.chokepoint.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFormatTest {
    private static final Layout LAYOUT =
            Layout.flat(Layout.Format.CSV, FileColumn.each("name", "amount"), List.of("amount"));

    @Test
    void fieldsMayBeQuotedAndHoldDelimitersAndQuotes() throws RowRejected {
        assertThat(CsvFormat.split("a,\"b,c\",\"say \"\"hi\"\"\",,\"\"", ','))
                .containsExactly("a", "b,c", "say \"hi\"", "", "");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
        List<SourceRecord> records = records("\uFEFFname,amount\r\nann,1\r\n", LAYOUT);
        assertThat(records).hasSize(1);
        assertThat(records.get(0).fields().text("name")).isEqualTo("ann");
        assertThat(records.get(0).number()).isEqualTo(2);
    }

    @Test
    void aMissingColumnRefusesTheFileAndNamesTheOthers() {
        assertThatThrownBy(() -> records("name,amounts\nann,1\n", LAYOUT))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("column 'amount' is missing; the file has name, amounts");
    }

    @Test
    void aColumnMayHaveOneOfSeveralNamesButOnlyOne() throws IOException, RowRejected {
        FileColumn holder = FileColumn.required("address", "holder");
        Layout layout = Layout.flat(Layout.Format.CSV, List.of(holder), List.of());
        assertThat(holder.text(records("n,holder\n1,ann\n", layout).get(0).fields()))
                .isEqualTo("ann");
        assertThatThrownBy(() -> records("address,holder\nann,bob\n", layout))
                .hasMessageContaining("column 'address' or 'holder' is there 2 times; the file has address, holder");
        assertThatThrownBy(() -> records("who\nann\n", layout))
                .hasMessageContaining("column 'address' or 'holder' is missing");
    }

    @Test
    void anOptionalColumnMayBeMissingButNotThereTwice() throws IOException {
        Layout layout = Layout.flat(Layout.Format.CSV, List.of(FileColumn.optional("class")), List.of());
        assertThat(records("name\nann\n", layout)).hasSize(1);
        assertThatThrownBy(() -> records("class,class\npool,\n", layout))
                .hasMessageContaining("column 'class' is there 2 times");
    }

    @Test
    void whatToDoWithoutAColumnStandsInTheRefusal() {
        FileColumn confidence = FileColumn.required("confidence").orElse("give it with --confidence");
        Layout layout = Layout.flat(Layout.Format.CSV, List.of(confidence), List.of());
        assertThatThrownBy(() -> records("name\nann\n", layout))
                .hasMessageContaining("column 'confidence' is missing; the file has name; give it with --confidence");
    }

    @Test
    void blankLinesAreNoRowsAndWrongWidthsAreBadOnes() throws IOException {
        List<SourceRecord> records = records("name,amount\n\nann,1\nbob\ncy,1,2\n", LAYOUT);
        assertThat(records).extracting(SourceRecord::number).containsExactly(3L, 4L, 5L);
        assertThat(records.get(1).rejected().reason()).isEqualTo(ReasonCode.WRONG_COLUMN_COUNT);
        assertThat(records.get(2).raw()).isEqualTo("cy,1,2");
    }

    @Test
    void anOpenQuoteEndsWithItsLineUnlessLineBreaksAreDeclared() throws IOException {
        String text = "name,amount\n\"ann\nlee\",1\nbob,2\n";
        assertThat(records(text, LAYOUT).get(0).rejected()).hasMessageContaining("multiLine: true");

        Layout multiLine =
                new Layout(Layout.Format.CSV, ',', true, "", Layout.Shape.ARRAY, LAYOUT.columns(), LAYOUT.exact());
        List<SourceRecord> records = records(text, multiLine);
        assertThat(records).hasSize(2);
        assertThat(records.get(0).fields().text("name")).isEqualTo("ann\nlee");
    }

    @Test
    void anEmptyFileHasNoHeader() {
        assertThatThrownBy(() -> records("", LAYOUT)).hasMessageContaining("the first line should name the columns");
    }

    private static List<SourceRecord> records(String text, Layout layout) throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        try (Records open =
                LineRecords.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), layout, "test.csv")) {
            for (SourceRecord record = open.next(); record != null; record = open.next()) {
                records.add(record);
            }
        }
        return records;
    }
}

package io.chokepoint.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.row.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRowWriterTest {
    private static final int FEW = 0;
    private static final int DIGITS = 2;
    private static final int WHOLE = 3;
    private static final int REAL = 4;
    private static final int DAY = 5;

    @TempDir
    Path folder;

    @Test
    void aDayIsADayOfTheSpreadsheet() throws IOException {
        Cell cell =
                cell(DAY, row -> row.setNumber(DAY, LocalDate.of(2026, 6, 30).toEpochDay()));

        assertThat(cell.asDate().toLocalDate()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(cell.getDataFormatString()).isEqualTo("yyyy\\-mm\\-dd");
    }

    @Test
    void aDayBeforeTheSpreadsheetsFirstIsText() throws IOException {
        Cell cell =
                cell(DAY, row -> row.setNumber(DAY, LocalDate.of(1899, 12, 31).toEpochDay()));

        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.asString()).isEqualTo("1899-12-31");
    }

    @Test
    void digitsAreTextWhateverTheirNumber() throws IOException {
        assertThat(cell(DIGITS, row -> row.setText(DIGITS, "12")).getType()).isEqualTo(CellType.STRING);
    }

    @Test
    void wholeNumbersThatACellWouldRoundAreText() throws IOException {
        assertThat(cell(WHOLE, row -> row.setNumber(WHOLE, 999_999_999_999_999L))
                        .getType())
                .isEqualTo(CellType.NUMBER);
        assertThat(cell(WHOLE, row -> row.setNumber(WHOLE, 1_000_000_000_000_000L))
                        .getType())
                .isEqualTo(CellType.STRING);
    }

    @Test
    void negativeNumbersStayNumbers() throws IOException {
        Cell cell = cell(REAL, row -> row.setReal(REAL, -0.5));

        assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
        assertThat(cell.asNumber()).isEqualByComparingTo("-0.5");
    }

    @Test
    void noTextIsAFormulaNorBeginsAsOne() throws IOException {
        for (String text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0")) {
            Cell cell = cell(FEW, row -> row.setText(FEW, text));

            assertThat(cell.getType()).isEqualTo(CellType.STRING);
            assertThat(cell.getFormula()).isNull();
            assertThat(cell.asString()).isEqualTo("'" + text);
        }
    }

    @Test
    void aTextThatLooksLikeExcelsEscapeComesBack() throws IOException {
        Path file = write(row -> row.setText(FEW, "_x0041__x_\u0001\r_x005F_"));
        try (RowReader reader = RowFormat.XLSX.reader(file, ManyRows.SCHEMA, Compression.NONE)) {
            Row row = new Row(ManyRows.SCHEMA.width());
            assertThat(reader.next(row)).isTrue();
            assertThat(row.text(FEW)).isEqualTo("_x0041__x_\u0001\r_x005F_");
        }
    }

    @Test
    void aTextThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> write(row -> row.setText(FEW, "x".repeat(32_768))))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("Row 1 has a few of 32768 characters, a cell of Excel holds 32767");
    }

    private Cell cell(int column, Consumer<Row> fill) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(write(fill).toFile(), new ReadingOptions(true, false))) {
            return workbook.getFirstSheet().read().get(1).getCell(column);
        }
    }

    private Path write(Consumer<Row> fill) throws IOException {
        Path file = folder.resolve("rows.xlsx");
        try (OutputStream target = Files.newOutputStream(file);
                RowWriter writer = RowFormat.XLSX.writer(target, ManyRows.SCHEMA, Compression.NONE)) {
            Row row = new Row(ManyRows.SCHEMA.width());
            fill.accept(row);
            writer.write(row);
        }
        return file;
    }
}

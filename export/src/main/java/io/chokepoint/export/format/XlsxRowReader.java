package io.chokepoint.export.format;

import io.chokepoint.export.row.CanonicalText;
import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reads what {@link XlsxRowWriter} writes. */
final class XlsxRowReader implements RowReader {
    private final RowSchema schema;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private int number;

    XlsxRowReader(Path file, RowSchema schema) throws IOException {
        this.schema = schema;
        try {
            workbook = new ReadableWorkbook(file.toFile());
        } catch (RuntimeException e) {
            throw new IOException("The file is no workbook: " + e.getMessage(), e);
        }
        try {
            stream = workbook.getFirstSheet().openStream();
            rows = stream.iterator();
            requireHeader();
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e instanceof IOException known
                    ? known
                    : new IOException("The file has no rows: " + e.getMessage(), e);
        }
    }

    private void requireHeader() throws IOException {
        List<String> names = schema.columns().stream().map(Column::name).toList();
        if (!rows.hasNext()) {
            throw new IOException("The sheet has no header");
        }
        List<String> found = rows.next().stream().map(Cell::getText).toList();
        if (!found.equals(names)) {
            throw new IOException("The sheet's columns are %s, the schema's %s".formatted(found, names));
        }
    }

    @Override
    public boolean next(Row row) throws IOException {
        row.clear();
        number++;
        try {
            if (!rows.hasNext()) {
                return false;
            }
            var found = rows.next();
            if (found.getRowNum() != number + 1 || found.getCellCount() > schema.width()) {
                throw new IOException("Row %d of the sheet is not where it should be".formatted(number));
            }
            for (int i = 0; i < found.getCellCount(); i++) {
                Cell cell = found.getCell(i);
                if (cell != null) {
                    value(cell, row, i);
                }
            }
            return true;
        } catch (RuntimeException e) {
            throw new IOException("Row %d of the sheet cannot be read: %s".formatted(number, e.getMessage()), e);
        }
    }

    private void value(Cell cell, Row row, int column) throws IOException {
        ColumnType type = schema.column(column).type();
        if (cell.getType() == CellType.NUMBER) {
            number(cell.asNumber(), type, row, column);
        } else if (cell.getType() == CellType.STRING) {
            String text = XlsxCells.text(cell.asString());
            CanonicalText.read(type, type == ColumnType.TEXT ? FormulaGuard.remove(text) : text, row, column);
        } else {
            throw new IOException("Row %d has a %s in %s"
                    .formatted(number, cell.getType(), schema.column(column).name()));
        }
    }

    private void number(BigDecimal value, ColumnType type, Row row, int column) throws IOException {
        switch (type) {
            case REAL -> row.setReal(column, value.doubleValue());
            case WHOLE -> row.setNumber(column, value.longValueExact());
            case DAY -> row.setNumber(column, XlsxCells.epochDay(value.longValueExact()));
            case TEXT, DIGITS, INSTANT ->
                throw new IOException("Row %d has a number in %s"
                        .formatted(number, schema.column(column).name()));
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}

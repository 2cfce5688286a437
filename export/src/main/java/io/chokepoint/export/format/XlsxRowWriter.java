package io.chokepoint.export.format;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.row.CanonicalText;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipOutputStream;

/**
 * One sheet of Excel with a header. Texts, digits and instants are text cells, guarded as {@link FormulaGuard} says; numbers
 * of up to 15 digits and days are what Excel takes for such.
 *
 * <p>The file is written here: libraries that do put the time of writing into it, and equal rows would give different bytes.
 */
final class XlsxRowWriter implements RowWriter {
    private static final int FLUSH = 1 << 15;
    private static final int LETTERS = 26;
    private final ZipOutputStream zip;
    private final RowSchema schema;
    private final String[] letters;
    private final StringBuilder xml = new StringBuilder(2 * FLUSH);
    private final CanonicalText text = new CanonicalText();
    private int rows;
    private boolean closed;

    XlsxRowWriter(OutputStream target, RowSchema schema) throws IOException {
        zip = new ZipOutputStream(target);
        this.schema = schema;
        letters = new String[schema.width()];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = letters(i);
        }
        XlsxFrame frame = new XlsxFrame(zip);
        frame.writeParts();
        xml.append(frame.beginSheet());
        writeHeader();
    }

    private static String letters(int column) {
        String last = Character.toString((char) ('A' + column % LETTERS));
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
    }

    private void writeHeader() throws IOException {
        beginRow();
        for (int i = 0; i < letters.length; i++) {
            textCell(i, schema.column(i).name(), false);
        }
        endRow();
    }

    private void beginRow() {
        rows++;
        xml.append("<row r=\"").append(rows).append("\">");
    }

    private void endRow() throws IOException {
        xml.append("</row>");
        if (xml.length() >= FLUSH) {
            flush();
        }
    }

    private void flush() throws IOException {
        zip.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        xml.setLength(0);
    }

    @Override
    public void write(Row row) throws IOException {
        if (rows == XlsxCells.MOST_ROWS) {
            throw new ExportException(
                    Code.LIMIT_EXCEEDED,
                    "A sheet has at most %d rows and a header; take another format".formatted(XlsxCells.MOST_ROWS - 1));
        }
        beginRow();
        for (int i = 0; i < letters.length; i++) {
            if (!row.isNull(i)) {
                cell(row, i);
            }
        }
        endRow();
    }

    private void cell(Row row, int column) {
        ColumnType type = schema.column(column).type();
        long serial = type == ColumnType.DAY ? XlsxCells.serial(row.number(column)) : 0;
        if (serial > 0) {
            open(column).append(" s=\"1\"><v>").append(serial).append("</v></c>");
        } else if (type == ColumnType.REAL || type == ColumnType.WHOLE && XlsxCells.fits(row.number(column))) {
            open(column).append("><v>").append(text.of(type, row, column)).append("</v></c>");
        } else {
            textCell(column, text.of(type, row, column), isGuarded(type, row, column));
        }
    }

    private static boolean isGuarded(ColumnType type, Row row, int column) {
        return type == ColumnType.TEXT && FormulaGuard.isNeeded(row.bytes(column));
    }

    private StringBuilder open(int column) {
        return xml.append("<c r=\"").append(letters[column]).append(rows).append('"');
    }

    private void textCell(int column, String value, boolean guarded) {
        if (value.length() + (guarded ? 1 : 0) > XlsxCells.LONGEST_TEXT) {
            throw new ExportException(
                    Code.LIMIT_EXCEEDED,
                    "Row %d has a %s of %d characters, a cell of Excel holds %d; take another format"
                            .formatted(rows - 1, schema.column(column).name(), value.length(), XlsxCells.LONGEST_TEXT));
        }
        open(column).append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        if (guarded) {
            xml.append((char) FormulaGuard.GUARD);
        }
        XlsxCells.append(xml, value);
        xml.append("</t></is></c>");
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (zip) {
            xml.append(XlsxFrame.SHEET_END);
            flush();
            zip.closeEntry();
        }
    }
}

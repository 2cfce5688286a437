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
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One sheet of Excel with a header. Texts, digits and instants are text cells, guarded as {@link FormulaGuard} says; numbers
 * of up to 15 digits and days are what Excel takes for such.
 *
 * <p>The parts of the file are written here: libraries that do put the time of writing into them, and equal rows would give
 * different bytes.
 */
final class XlsxRowWriter implements RowWriter {
    private static final int FLUSH = 1 << 15;
    private static final int LETTERS = 26;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

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
        frame();
        beginSheet();
    }

    private static String letters(int column) {
        String last = Character.toString((char) ('A' + column % LETTERS));
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
    }

    private void frame() throws IOException {
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType="
                        + "\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + KIND + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + KIND + "styles+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + KIND
                        + "worksheet+xml\"/></Types>");
        part("_rels/.rels", relationships(relationship(1, "officeDocument", "xl/workbook.xml")));
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + SHEETS + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"rows\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                relationships(relationship(1, "worksheet", "worksheets/sheet1.xml")
                        + relationship(2, "styles", "styles.xml")));
        part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + SHEETS + "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\""
                        + " formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><fonts count=\"1\"><font/></fonts>"
                        + "<fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
                        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/>"
                        + "<xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
    }

    private static String relationships(String each) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + each + "</Relationships>";
    }

    private static String relationship(int number, String kind, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(number, OFFICE, kind, target);
    }

    private void part(String name, String content) throws IOException {
        begin(name);
        zip.write((HEAD + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    private void beginSheet() throws IOException {
        begin("xl/worksheets/sheet1.xml");
        xml.append(HEAD)
                .append("<worksheet xmlns=\"")
                .append(SHEETS)
                .append("\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\"")
                .append(" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
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
            xml.append("</sheetData></worksheet>");
            flush();
            zip.closeEntry();
        }
    }
}

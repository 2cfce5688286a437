package io.chokepoint.export.format;

import io.chokepoint.export.row.CanonicalText;
import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link CsvRowWriter} writes: it alone tells a cell without a value from an empty text. */
final class CsvRowReader implements RowReader {
    private static final int END = -1;

    private final Reader source;
    private final RowSchema schema;
    private final StringBuilder cell = new StringBuilder();
    private long record = 1;

    CsvRowReader(InputStream source, RowSchema schema) throws IOException {
        // Bytes that are no UTF-8 are an error, never a question mark.
        this.source = new BufferedReader(new InputStreamReader(
                source,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.schema = schema;
        List<String> header = record();
        List<String> expected = schema.columns().stream().map(Column::name).toList();
        if (header == null || !header.equals(expected)) {
            throw new IOException("The header is " + header + ", the schema has " + expected);
        }
    }

    @Override
    public boolean next(Row row) throws IOException {
        List<String> cells = record();
        if (cells == null) {
            return false;
        }
        record++;
        if (cells.size() != schema.width()) {
            throw new IOException(
                    "Record %d has %d cells, the schema %d columns".formatted(record, cells.size(), schema.width()));
        }
        row.clear();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) != null) {
                read(cells.get(i), row, i);
            }
        }
        return true;
    }

    private void read(String value, Row row, int column) throws IOException {
        ColumnType type = schema.column(column).type();
        try {
            CanonicalText.read(type, type == ColumnType.TEXT ? FormulaGuard.remove(value) : value, row, column);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "Record %d, column %s: %s"
                            .formatted(record, schema.column(column).name(), e.getMessage()),
                    e);
        }
    }

    /** The cells of the next record, null for one without a value; null at the end. */
    private List<String> record() throws IOException {
        int next = source.read();
        if (next == END) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        while (true) {
            boolean quoted = next == '"';
            next = quoted ? quotedCell() : plainCell(next);
            cells.add(quoted || cell.length() > 0 ? cell.toString() : null);
            if (next == '\n') {
                return cells;
            }
            if (next != ',') {
                throw new IOException("Record %d ends within a cell".formatted(record + 1));
            }
            next = source.read();
        }
    }

    private int plainCell(int first) throws IOException {
        cell.setLength(0);
        int next = first;
        while (next != ',' && next != '\n' && next != END) {
            cell.append((char) next);
            next = source.read();
        }
        return next;
    }

    private int quotedCell() throws IOException {
        cell.setLength(0);
        while (true) {
            int next = source.read();
            if (next == '"') {
                next = source.read();
                if (next != '"') {
                    return next;
                }
            } else if (next == END) {
                return END;
            }
            cell.append((char) next);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}

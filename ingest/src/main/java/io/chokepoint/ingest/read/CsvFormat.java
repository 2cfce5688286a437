package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** CSV with a header, as in RFC 4180; the first line names the columns. */
final class CsvFormat implements LineFormat {
    private static final long serialVersionUID = 1L;

    private final char delimiter;
    private final boolean multiLine;
    private final boolean headed;
    private final ArrayList<String> columns;
    private final HashMap<String, Integer> positions;

    private CsvFormat(Layout layout, List<String> columns) {
        this.delimiter = layout.delimiter();
        this.multiLine = layout.multiLine();
        this.headed = layout.header().isEmpty();
        this.columns = new ArrayList<>(columns);
        this.positions = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i), i);
        }
    }

    /**
     * The format of a file with this header.
     *
     * @throws RefusedFile if the header is none, or a column is missing or there twice
     */
    static CsvFormat ofHeader(String header, Layout layout, String file) {
        List<String> columns;
        try {
            columns = split(withoutMark(header), layout.delimiter());
        } catch (RowRejected noHeader) {
            throw new RefusedFile(ReasonCode.FILE_MALFORMED, file, "the header is no CSV: " + noHeader.getMessage());
        }
        columns.replaceAll(String::strip);
        layout.check(columns, file);
        return new CsvFormat(layout, columns);
    }

    /**
     * The format of a file without a header, whose columns the layout names.
     *
     * @throws RefusedFile if a column that is read is not among them
     */
    static CsvFormat withoutHeader(Layout layout, String file) {
        layout.check(layout.header(), file);
        return new CsvFormat(layout, layout.header());
    }

    char delimiter() {
        return delimiter;
    }

    /** The names of the columns by position. */
    List<String> columns() {
        return columns;
    }

    @Override
    public SourceRecord record(long number, String line) {
        if ((headed && number == 1) || line.isBlank()) {
            return null;
        }
        try {
            List<String> values = split(number == 1 ? withoutMark(line) : line, delimiter);
            if (values.size() != columns.size()) {
                throw new RowRejected(
                        ReasonCode.WRONG_COLUMN_COUNT,
                        "The line has %d fields, the header %d".formatted(values.size(), columns.size()));
            }
            return SourceRecord.of(number, line, new Cells(columns, positions, values));
        } catch (RowRejected rejected) {
            return SourceRecord.rejected(number, line, rejected);
        }
    }

    @Override
    public boolean continues(String text) {
        // Inside of quotes exactly when their number is odd: doubled ones cancel out.
        return multiLine && text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    /** The fields of one record. */
    static List<String> split(String line, char delimiter) throws RowRejected {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            if (at < line.length() && line.charAt(at) == '"') {
                StringBuilder field = new StringBuilder();
                at = quoted(line, at + 1, field);
                fields.add(field.toString());
                if (at < line.length() && line.charAt(at) != delimiter) {
                    throw new RowRejected(
                            ReasonCode.MALFORMED_ROW,
                            "Text follows the closing quote at character %d; double the quotes inside a field"
                                    .formatted(at + 1));
                }
            } else {
                int end = line.indexOf(delimiter, at);
                end = end < 0 ? line.length() : end;
                fields.add(line.substring(at, end));
                at = end;
            }
            if (at >= line.length()) {
                return fields;
            }
            at++;
        }
    }

    private static int quoted(String line, int start, StringBuilder field) throws RowRejected {
        int at = start;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                throw new RowRejected(
                        ReasonCode.MALFORMED_ROW,
                        "A quote is not closed in this line; if fields contain line breaks, declare multiLine: true");
            }
            field.append(line, at, quote);
            if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                field.append('"');
                at = quote + 2;
            } else {
                return quote + 1;
            }
        }
    }

    static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private record Cells(List<String> names, Map<String, Integer> positions, List<String> values) implements Fields {
        @Override
        public String text(String field) {
            Integer position = positions.get(field);
            return position == null ? null : values.get(position);
        }
    }
}

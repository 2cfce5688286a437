package io.chokepoint.export.format;

import io.chokepoint.export.row.CanonicalText;
import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * CSV as RFC 4180 says, in UTF-8 without a mark, with {@code \n} after every record and a header always. A cell without a
 * value is empty, an empty text is {@code ""}; instants are ISO 8601 in UTC; texts are guarded as {@link FormulaGuard} says,
 * numbers never.
 */
final class CsvRowWriter implements RowWriter {
    private static final int BUFFER = 1 << 16;

    private final OutputStream target;
    private final ColumnType[] types;
    private final CanonicalText text = new CanonicalText();
    private final byte[] buffer = new byte[BUFFER];
    private int filled;

    CsvRowWriter(OutputStream target, RowSchema schema) throws IOException {
        this.target = target;
        this.types = schema.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        for (int i = 0; i < types.length; i++) {
            separate(i);
            plain(schema.column(i).name().getBytes(StandardCharsets.UTF_8));
        }
        put((byte) '\n');
    }

    @Override
    public void write(Row row) throws IOException {
        for (int i = 0; i < types.length; i++) {
            separate(i);
            if (row.isNull(i)) {
                continue;
            }
            switch (types[i]) {
                case TEXT -> textCell(row.bytes(i));
                case DIGITS -> plain(row.bytes(i));
                default -> ascii(text.of(types[i], row, i));
            }
        }
        put((byte) '\n');
    }

    private void textCell(byte[] value) throws IOException {
        boolean guarded = FormulaGuard.isNeeded(value);
        if (!mustQuote(value)) {
            if (guarded) {
                put(FormulaGuard.GUARD);
            }
            plain(value);
            return;
        }
        put((byte) '"');
        if (guarded) {
            put(FormulaGuard.GUARD);
        }
        for (byte each : value) {
            if (each == '"') {
                put(each);
            }
            put(each);
        }
        put((byte) '"');
    }

    private static boolean mustQuote(byte[] value) {
        for (byte each : value) {
            if (each == ',' || each == '"' || each == '\n' || each == '\r') {
                return true;
            }
        }
        return value.length == 0;
    }

    private void separate(int column) throws IOException {
        if (column > 0) {
            put((byte) ',');
        }
    }

    @SuppressWarnings("deprecation") // The one copy of Latin-1 characters without a detour by an encoder.
    private void ascii(String value) throws IOException {
        int length = value.length();
        room(length);
        value.getBytes(0, length, buffer, filled);
        filled += length;
    }

    private void plain(byte[] value) throws IOException {
        if (value.length > BUFFER) {
            flush();
            target.write(value);
            return;
        }
        room(value.length);
        System.arraycopy(value, 0, buffer, filled, value.length);
        filled += value.length;
    }

    private void put(byte value) throws IOException {
        room(1);
        buffer[filled++] = value;
    }

    private void room(int needed) throws IOException {
        if (filled + needed > BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        target.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        try (target) {
            flush();
        }
    }
}

package io.chokepoint.export.row;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows of a dataset in ClickHouse's RowBinary: TEXT and DIGITS as String, WHOLE and INSTANT as Int64, DAY as Int32, REAL as
 * Float64, each Nullable where the column is. Values are read without an object for each but the bytes of texts that differ
 * from the row before. Not safe for use by several threads.
 */
public final class RowBinaryRows implements RowSource {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_TEXT = 1 << 24;
    private static final int SEVEN_BITS = 7;
    private static final int LONGEST_VARINT = 35;

    private final RowSchema schema;
    private final ColumnType[] types;
    private final boolean[] nullable;
    private final byte[][] lastTexts;
    private final long expected;
    private final InputStream source;
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    /**
     * @param expected how many rows the stream is to have
     * @param source the rows; closed with this
     */
    public RowBinaryRows(RowSchema schema, long expected, InputStream source) {
        this.schema = schema;
        this.expected = expected;
        this.source = source;
        types = schema.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        nullable = new boolean[types.length];
        for (int i = 0; i < types.length; i++) {
            nullable[i] = schema.column(i).nullable();
        }
        lastTexts = new byte[types.length][];
        Arrays.fill(lastTexts, new byte[0]);
    }

    @Override
    public RowSchema schema() {
        return schema;
    }

    @Override
    public long expected() {
        return expected;
    }

    @Override
    public boolean next(Row row) {
        try {
            if (position == limit && !fill(1)) {
                return false;
            }
            row.clear();
            for (int i = 0; i < types.length; i++) {
                if (!nullable[i] || one() == 0) {
                    value(row, i);
                }
            }
            return true;
        } catch (IOException e) {
            throw new ExportException(Code.COUNT_MISMATCH, "The rows were cut: " + e.getMessage(), e);
        }
    }

    private void value(Row row, int column) throws IOException {
        switch (types[column]) {
            case TEXT, DIGITS -> text(row, column);
            case WHOLE, INSTANT -> row.setNumber(column, eight());
            case REAL -> row.setReal(column, Double.longBitsToDouble(eight()));
            case DAY -> row.setNumber(column, four());
        }
    }

    private void text(Row row, int column) throws IOException {
        int length = length();
        require(length);
        byte[] last = lastTexts[column];
        if (!Arrays.equals(last, 0, last.length, buffer, position, position + length)) {
            last = Arrays.copyOfRange(buffer, position, position + length);
            lastTexts[column] = last;
        }
        position += length;
        row.setBytes(column, last);
    }

    private int length() throws IOException {
        int length = 0;
        for (int shift = 0; shift < LONGEST_VARINT; shift += SEVEN_BITS) {
            int next = one();
            length |= (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                if (length < 0 || length > LONGEST_TEXT) {
                    break;
                }
                return length;
            }
        }
        throw new IOException("a text is longer than " + LONGEST_TEXT + " bytes, or what was sent are no rows");
    }

    private int one() throws IOException {
        require(1);
        return buffer[position++];
    }

    private int four() throws IOException {
        require(Integer.BYTES);
        int value = (int) INT.get(buffer, position);
        position += Integer.BYTES;
        return value;
    }

    private long eight() throws IOException {
        require(Long.BYTES);
        long value = (long) LONG.get(buffer, position);
        position += Long.BYTES;
        return value;
    }

    private void require(int bytes) throws IOException {
        if (limit - position < bytes && !fill(bytes)) {
            throw new IOException("they end within a row");
        }
    }

    /** Reads until this many bytes are there; false at the end of the stream. */
    private boolean fill(int bytes) throws IOException {
        if (bytes > buffer.length) {
            byte[] larger = new byte[bytes];
            System.arraycopy(buffer, position, larger, 0, limit - position);
            buffer = larger;
        } else {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
        }
        limit -= position;
        position = 0;
        while (limit < bytes) {
            int read = source.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new ExportException(Code.LOCAL_STORAGE, "The stream of rows did not close", e);
        }
    }
}

package io.chokepoint.export.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a set of rows is, whatever the format and the order: the sum modulo 2^256 of the SHA-256 of each row, as 64
 * hexadecimal digits.
 *
 * <p>A row is hashed column by column: one byte, 0 for null and 1 for a value; then, of bytes, their number in four bytes
 * and themselves; of anything else, eight bytes, big-endian.
 */
public final class ContentDigest {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int WORDS = 4;
    private static final int FIRST_CAPACITY = 512;

    private final MessageDigest sha256;
    private final boolean[] bytesColumns;
    private final long[] sum = new long[WORDS];
    private final byte[] hash = new byte[WORDS * Long.BYTES];
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int filled;

    /** The digest of no rows of this shape. */
    public ContentDigest(RowSchema schema) {
        sha256 = sha256();
        bytesColumns = new boolean[schema.width()];
        for (int i = 0; i < bytesColumns.length; i++) {
            bytesColumns[i] = schema.column(i).type().isBytes();
        }
    }

    /** Adds a row. */
    public void add(Row row) {
        filled = 0;
        for (int i = 0; i < bytesColumns.length; i++) {
            append(row, i);
        }
        sha256.update(buffer, 0, filled);
        try {
            sha256.digest(hash, 0, hash.length);
        } catch (java.security.DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
        addHash();
    }

    private void append(Row row, int column) {
        if (row.isNull(column)) {
            room(1);
            buffer[filled++] = 0;
        } else if (bytesColumns[column]) {
            byte[] value = row.bytes(column);
            room(1 + Integer.BYTES + value.length);
            buffer[filled++] = 1;
            INT.set(buffer, filled, value.length);
            filled += Integer.BYTES;
            System.arraycopy(value, 0, buffer, filled, value.length);
            filled += value.length;
        } else {
            room(1 + Long.BYTES);
            buffer[filled++] = 1;
            LONG.set(buffer, filled, row.number(column));
            filled += Long.BYTES;
        }
    }

    private void room(int needed) {
        if (buffer.length - filled < needed) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, Math.addExact(filled, needed)));
        }
    }

    private void addHash() {
        long carry = 0;
        for (int i = WORDS - 1; i >= 0; i--) {
            long addend = (long) LONG.get(hash, i * Long.BYTES);
            long partial = sum[i] + addend;
            long total = partial + carry;
            boolean overflow = Long.compareUnsigned(partial, addend) < 0 || Long.compareUnsigned(total, partial) < 0;
            sum[i] = total;
            carry = overflow ? 1 : 0;
        }
    }

    /** The digest of the rows so far. */
    public String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
        for (long word : sum) {
            bytes.putLong(word);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

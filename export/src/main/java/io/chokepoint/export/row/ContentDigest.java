package io.chokepoint.export.row;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a set of rows is, whatever the format and the order: the sum modulo 2^256 of the SHA-256 of each row, as 64
 * hexadecimal digits.
 *
 * <p>A row is hashed column by column: one byte, 0 for null and 1 for a value; then, of bytes, their number in four bytes
 * and themselves; of anything else, eight bytes, big-endian.
 */
public final class ContentDigest {
    private static final int WORDS = 4;
    private static final int FIRST_CAPACITY = 512;

    private final MessageDigest sha256;
    private final boolean[] bytesColumns;
    private final long[] sum = new long[WORDS];
    private final byte[] hash = new byte[WORDS * Long.BYTES];
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_CAPACITY);

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
        buffer.clear();
        for (int i = 0; i < bytesColumns.length; i++) {
            append(row, i);
        }
        sha256.update(buffer.array(), 0, buffer.position());
        try {
            sha256.digest(hash, 0, hash.length);
        } catch (java.security.DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
        addHash();
    }

    private void append(Row row, int column) {
        if (row.isNull(column)) {
            room(1).put((byte) 0);
        } else if (bytesColumns[column]) {
            byte[] value = row.bytes(column);
            room(1 + Integer.BYTES + value.length)
                    .put((byte) 1)
                    .putInt(value.length)
                    .put(value);
        } else {
            room(1 + Long.BYTES).put((byte) 1).putLong(row.number(column));
        }
    }

    private ByteBuffer room(int needed) {
        if (buffer.remaining() < needed) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + needed));
            buffer.flip();
            buffer = larger.put(buffer);
        }
        return buffer;
    }

    private void addHash() {
        ByteBuffer words = ByteBuffer.wrap(hash);
        long carry = 0;
        for (int i = WORDS - 1; i >= 0; i--) {
            long addend = words.getLong(i * Long.BYTES);
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

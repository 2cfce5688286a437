package io.chokepoint.export.format;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/** Bytes of a page while it grows: values as Parquet's PLAIN has them, little-endian. */
final class PageBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_CAPACITY = 1 << 12;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    /** Puts a text or digits: their length and themselves. */
    void putText(byte[] value) {
        putInt(value.length);
        put(value, value.length);
    }

    void put(byte[] source, int count) {
        room(count);
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
    }

    void put(byte value) {
        room(1);
        bytes[length++] = value;
    }

    void putInt(int value) {
        room(Integer.BYTES);
        INT.set(bytes, length, value);
        length += Integer.BYTES;
    }

    void putLong(long value) {
        room(Long.BYTES);
        LONG.set(bytes, length, value);
        length += Long.BYTES;
    }

    void put(BytesInput input) throws IOException {
        put(input.toByteArray(), Math.toIntExact(input.size()));
    }

    private void room(int needed) {
        if (bytes.length - length < needed) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, needed)));
        }
    }

    int length() {
        return length;
    }

    /** What holds the bytes, from its beginning; the next byte that is put may be another array's. */
    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
    }
}

package io.chokepoint.local.clickhouse.chdb;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Values for {@code {name:Type}} placeholders, laid out in native memory for the length of one call. */
final class QueryParameters implements AutoCloseable {

    private final int count;
    private final Memory memory;
    private final long stride;

    /** @param values by name, in the escaped text form that {@code param_name} has in a URL */
    QueryParameters(Map<String, String> values) {
        count = values.size();
        stride = (long) count * Long.BYTES;
        long text = values.entrySet().stream()
                .mapToLong(entry -> utf8(entry.getKey()).length + utf8(entry.getValue()).length + 2L)
                .sum();
        memory = new Memory(Math.max(1, 4 * stride + text));
        long end = 4 * stride;
        int index = 0;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            end = put(0, index, entry.getKey(), end);
            end = put(2, index, entry.getValue(), end);
            index++;
        }
    }

    private long put(int row, int index, String value, long at) {
        byte[] bytes = utf8(value);
        memory.write(at, bytes, 0, bytes.length);
        memory.setByte(at + bytes.length, (byte) 0);
        memory.setPointer(row * stride + (long) index * Native.POINTER_SIZE, memory.share(at));
        memory.setLong((row + 1) * stride + (long) index * Long.BYTES, bytes.length);
        return at + bytes.length + 1;
    }

    private static byte[] utf8(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    int count() {
        return count;
    }

    Pointer names() {
        return memory.share(0);
    }

    Pointer nameLengths() {
        return memory.share(stride);
    }

    Pointer values() {
        return memory.share(2 * stride);
    }

    Pointer valueLengths() {
        return memory.share(3 * stride);
    }

    @Override
    public void close() {
        memory.close();
    }
}

package io.chokepoint.ingest.transfer;

import java.util.Arrays;

/** Numbers that are gathered. */
final class LongList {
    private long[] values = new long[1024];
    private int size;

    void add(long number) {
        room(1);
        values[size++] = number;
    }

    void add(long[] more) {
        room(more.length);
        System.arraycopy(more, 0, values, size, more.length);
        size += more.length;
    }

    int size() {
        return size;
    }

    /** The array that they are in, from its begin. */
    long[] values() {
        return values;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    private void room(int more) {
        if (size + more > values.length) {
            values = Arrays.copyOf(values, Math.max(size + more, values.length + (values.length >> 1)));
        }
    }
}

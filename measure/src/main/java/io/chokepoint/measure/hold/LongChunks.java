package io.chokepoint.measure.hold;

import java.util.Arrays;

/** A list of longs that grows without copying what it holds. */
final class LongChunks {
    static final int BITS = 15;
    private static final int MASK = (1 << BITS) - 1;

    private long[][] chunks = new long[16][];
    private int used;

    long get(int index) {
        return chunks[index >>> BITS][index & MASK];
    }

    void set(int index, long value) {
        chunks[index >>> BITS][index & MASK] = value;
    }

    /** Sets a value at an index one after the last, or before it. */
    void append(int index, long value) {
        int chunk = index >>> BITS;
        if (chunk == used) {
            if (used == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * used);
            }
            chunks[used++] = new long[1 << BITS];
        }
        chunks[chunk][index & MASK] = value;
    }

    void clear() {
        chunks = new long[16][];
        used = 0;
    }
}

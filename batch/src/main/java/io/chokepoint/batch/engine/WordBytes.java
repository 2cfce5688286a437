package io.chokepoint.batch.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Words as bytes, little-endian, many at a time. */
final class WordBytes {
    private WordBytes() {}

    static void write(long[] words, int from, int count, byte[] bytes) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words, from, count);
    }

    static void read(byte[] bytes, long[] words, int from, int count) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words, from, count);
    }
}

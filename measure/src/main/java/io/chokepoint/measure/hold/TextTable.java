package io.chokepoint.measure.hold;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keys of any bytes, one after the other in large arrays. */
final class TextTable extends KeyTable {
    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private byte[][] chunks = new byte[16][];
    private int used;
    private int free = CHUNK;
    // Upper half: chunk; lower half: first byte.
    private final LongChunks places = new LongChunks();
    private final LongChunks lengths = new LongChunks();
    private byte[] pending;
    private int pendingFrom;
    private int pendingLength;

    int numberOf(byte[] bytes, int from, int to) {
        pend(bytes, from, to);
        return numberOf(fingerprint(bytes, from, to));
    }

    int find(byte[] bytes, int from, int to) {
        pend(bytes, from, to);
        return find(fingerprint(bytes, from, to));
    }

    String text(int number) {
        long place = places.get(number);
        return new String(chunks[(int) (place >>> 32)], (int) place, (int) lengths.get(number), StandardCharsets.UTF_8);
    }

    @Override
    boolean isPending(int number) {
        int length = (int) lengths.get(number);
        if (length != pendingLength) {
            return false;
        }
        long place = places.get(number);
        int at = (int) place;
        return Arrays.equals(chunks[(int) (place >>> 32)], at, at + length, pending, pendingFrom, pendingFrom + length);
    }

    @Override
    void keepPending(int number) {
        if (pendingLength > CHUNK - free) {
            if (used == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * used);
            }
            chunks[used++] = new byte[Math.max(CHUNK, pendingLength)];
            free = 0;
        }
        System.arraycopy(pending, pendingFrom, chunks[used - 1], free, pendingLength);
        places.append(number, (long) (used - 1) << 32 | free);
        lengths.append(number, pendingLength);
        free += pendingLength;
    }

    @Override
    void clear() {
        super.clear();
        chunks = new byte[0][];
        places.clear();
        lengths.clear();
    }

    private static int fingerprint(byte[] bytes, int from, int to) {
        long mixed = to - from;
        for (int i = from; i < to; i++) {
            mixed = (mixed ^ bytes[i] & 0xff) * 0x100000001B3L;
        }
        mixed *= 0xD6E8FEB86659FD93L;
        mixed ^= mixed >>> 32;
        return (int) (mixed * 0xD6E8FEB86659FD93L >>> 32);
    }

    private void pend(byte[] bytes, int from, int to) {
        pending = bytes;
        pendingFrom = from;
        pendingLength = to - from;
    }
}

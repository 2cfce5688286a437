package io.chokepoint.ingest.transfer;

import java.util.Arrays;

/** Hashes of the keys of transfers. Equal ones only say that the records have to be compared. */
public final class Keys {
    private static final long ODD = 0x9e3779b97f4a7c15L;

    private Keys() {}

    /** The hash of a key: 64 digits of a transaction hash, and the index of the log. */
    public static long of(byte[] hash, int at, long log) {
        long mixed = log * ODD;
        for (int word = 0; word < TransferChunk.HASH; word += Long.BYTES) {
            mixed = (mixed ^ Hex.word(hash, at + word)) * ODD;
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }

    /** The same with the network. */
    public static long in(int network, long key) {
        long mixed = (key ^ network) * 0xff51afd7ed558ccdL;
        return mixed ^ mixed >>> 32;
    }

    /** Which of so many ranges a hash is in. */
    static int range(long key, int ranges) {
        return (int) ((key >>> 32) * ranges >>> 32);
    }

    /** The hashes that stand there more than once, or in the other ones as well; both are sorted by this. */
    static long[] contested(long[] keys, int size, long[] known, int knownSize) {
        Arrays.sort(keys, 0, size);
        Arrays.sort(known, 0, knownSize);
        long[] found = new long[16];
        int count = 0;
        int other = 0;
        for (int i = 0; i < size; ) {
            int same = i + 1;
            while (same < size && keys[same] == keys[i]) {
                same++;
            }
            while (other < knownSize && known[other] < keys[i]) {
                other++;
            }
            if (same > i + 1 || (other < knownSize && known[other] == keys[i])) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = keys[i];
            }
            i = same;
        }
        return Arrays.copyOf(found, count);
    }
}

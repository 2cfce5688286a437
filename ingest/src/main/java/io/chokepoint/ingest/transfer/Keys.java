package io.chokepoint.ingest.transfer;

import java.util.Arrays;

/** Hashes of the keys of transfers. Equal ones only say that the records have to be compared. */
public final class Keys {
    private static final long ODD = 0x9e3779b97f4a7c15L;

    private Keys() {}

    /** The hash of a key: 64 digits of a transaction hash, and the index of the log. */
    static long of(byte[] hash, int at, long log) {
        return mixed(
                log, Hex.bits(hash, at), Hex.bits(hash, at + 16), Hex.bits(hash, at + 32), Hex.bits(hash, at + 48));
    }

    /** The hash of a key: four words of a transaction hash, and the index of the log. */
    static long of(long[] hash, int at, long log) {
        return mixed(log, hash[at], hash[at + 1], hash[at + 2], hash[at + 3]);
    }

    private static long mixed(long log, long first, long second, long third, long fourth) {
        return mixed(mixed(mixed(mixed(log * ODD, first), second), third), fourth);
    }

    private static long mixed(long so, long word) {
        long mixed = (so ^ word) * ODD;
        return mixed ^ mixed >>> 29;
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

    /** The hashes that stand there more than once, or in the other ones as well; both are in no order afterwards. */
    static long[] contested(long[] keys, int size, long[] known, int knownSize) {
        Spread.sort(keys, size);
        Spread.sort(known, knownSize);
        long[] found = new long[16];
        int count = 0;
        int other = 0;
        for (int i = 0; i < size; ) {
            int same = i + 1;
            while (same < size && keys[same] == keys[i]) {
                same++;
            }
            while (other < knownSize && Long.compareUnsigned(known[other], keys[i]) < 0) {
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

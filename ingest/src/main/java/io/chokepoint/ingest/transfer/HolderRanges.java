package io.chokepoint.ingest.transfer;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Ranges of addresses with about as many holders each.
 *
 * @param bounds first eight bytes of the first address of each range but the first, ascending without sign
 */
record HolderRanges(long[] bounds) implements Serializable {
    /** So many holders of chunks make a range. */
    private static final int HOLDERS = 1 << 20;

    /**
     * Ranges for so many holders.
     *
     * @param sample of them, by their first eight bytes
     */
    static HolderRanges of(long holders, long[] sample) {
        int ranges = (int) Math.min(Math.max(holders / HOLDERS, 1), Math.max(sample.length / 4, 1));
        long[] turned = sample.clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(turned);
        long[] bounds = new long[ranges - 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = turned[(int) ((i + 1L) * turned.length / ranges)];
        }
        return new HolderRanges(Arrays.stream(bounds).distinct().toArray());
    }

    int count() {
        return bounds.length + 1;
    }

    /** The range of an address by its first eight bytes. */
    int of(long first) {
        int found = Arrays.binarySearch(bounds, first ^ Long.MIN_VALUE);
        return found < 0 ? -found - 1 : found + 1;
    }
}

package io.chokepoint.indices;

/**
 * Numbers amounts below 2^126 roughly by size: a larger amount never has a lower number. An amount's leading eleven bits
 * after its first decide, so that amounts of any spread fall into many buckets.
 */
final class AmountBuckets {
    private static final int BITS = 11;
    /** Number of buckets. */
    static final int COUNT = 127 << BITS;

    private AmountBuckets() {}

    /** Bucket of a positive amount, from 0. */
    static int of(long high, long low) {
        if (high == 0) {
            int zeros = Long.numberOfLeadingZeros(low);
            return number(64 - zeros, low << zeros);
        }
        int zeros = Long.numberOfLeadingZeros(high);
        return number(128 - zeros, high << zeros | low >>> 64 - zeros);
    }

    private static int number(int length, long leading) {
        return length << BITS | (int) (leading << 1 >>> 64 - BITS);
    }
}

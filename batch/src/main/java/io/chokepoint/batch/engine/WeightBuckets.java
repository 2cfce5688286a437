package io.chokepoint.batch.engine;

/**
 * Cuts the amounts below 2^126 into 4,096 buckets that keep their order: the position of the highest bit, and the five
 * bits after it. Amounts of one bucket differ by at most a thirty-second.
 */
final class WeightBuckets {
    static final int COUNT = 4096;
    private static final int FRACTION_BITS = 5;
    private static final int FRACTION_MASK = (1 << FRACTION_BITS) - 1;

    private WeightBuckets() {}

    /** The bucket of a positive amount; a larger amount is never in a lower bucket. */
    static int of(long high, long low) {
        if (high == 0) {
            int exponent = 63 - Long.numberOfLeadingZeros(low);
            long fraction =
                    exponent >= FRACTION_BITS ? low >>> (exponent - FRACTION_BITS) : low << (FRACTION_BITS - exponent);
            return exponent << FRACTION_BITS | (int) fraction & FRACTION_MASK;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(high);
        long fraction = exponent >= FRACTION_BITS
                ? high >>> (exponent - FRACTION_BITS)
                : high << (FRACTION_BITS - exponent) | low >>> (64 - FRACTION_BITS + exponent);
        return 64 + exponent << FRACTION_BITS | (int) fraction & FRACTION_MASK;
    }
}

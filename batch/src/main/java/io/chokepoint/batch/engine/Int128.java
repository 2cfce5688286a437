package io.chokepoint.batch.engine;

import java.math.BigInteger;

/** Arithmetic on signed 128-bit numbers as pairs of halves. */
final class Int128 {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    private Int128() {}

    /** The upper half of the negated number. */
    static long negatedHigh(long high, long low) {
        return low == 0 ? -high : ~high;
    }

    /** 1 when the unsigned sum of {@code addend} and another number has wrapped, else 0. */
    static long carry(long sum, long addend) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    /**
     * Whether a number is outside of [−2^126, 2^126): one more addition of a number within could overflow, so that it leaves
     * the fast path.
     */
    static boolean isWide(long high) {
        return (high ^ high << 1) < 0;
    }

    static BigInteger toBigInteger(long high, long low) {
        BigInteger lower = BigInteger.valueOf(low);
        return BigInteger.valueOf(high).shiftLeft(64).add(low < 0 ? lower.add(WORD) : lower);
    }
}

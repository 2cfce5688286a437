package io.chokepoint.indices.scan;

import java.math.BigInteger;

/** Arithmetic on unsigned 128-bit numbers as pairs of a high and a low half. */
public final class Uint128 {
    private static final BigInteger LOW_HALF = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /**
     * Amounts and totals below 2 to this power take the fast path: twice such a number is still a positive signed 128-bit
     * number.
     */
    public static final int FAST_BITS = 126;

    private Uint128() {}

    /** The number as an integer of any size; a negative high half is that of a signed number. */
    public static BigInteger toBigInteger(long high, long low) {
        BigInteger lower = BigInteger.valueOf(low);
        if (low < 0) {
            lower = lower.and(LOW_HALF);
        }
        return high == 0 ? lower : BigInteger.valueOf(high).shiftLeft(64).add(lower);
    }

    /** The upper half of a number below 2^127. */
    public static long high(BigInteger number) {
        return number.shiftRight(64).longValueExact();
    }

    /** The lower half of a number. */
    public static long low(BigInteger number) {
        return number.longValue();
    }

    /** Whether (high, low) is greater than (otherHigh, otherLow); both below 2^127. */
    static boolean isGreater(long high, long low, long otherHigh, long otherLow) {
        return high > otherHigh || high == otherHigh && Long.compareUnsigned(low, otherLow) > 0;
    }

    /** 1 when the unsigned sum {@code sum} of {@code addend} and another number has wrapped, else 0. */
    public static long carry(long sum, long addend) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    /** Upper half of the unsigned product. */
    public static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    /** The nearest double, ties to even, as {@link BigInteger#doubleValue()} gives it; the number is below 2^127. */
    public static double toDouble(long high, long low) {
        if (high == 0) {
            return unsignedToDouble(low);
        }
        int zeros = Long.numberOfLeadingZeros(high);
        long top = high << zeros | low >>> (64 - zeros);
        // What is cut off decides ties only: one bit says that it is not zero.
        long rounded = low << zeros == 0 ? top : top | 1;
        return unsignedToDouble(rounded) * powerOfTwo(64 - zeros);
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (exponent + 1023) << 52);
    }

    private static double unsignedToDouble(long bits) {
        return bits >= 0 ? (double) bits : 2.0 * (double) (bits >>> 1 | bits & 1);
    }
}

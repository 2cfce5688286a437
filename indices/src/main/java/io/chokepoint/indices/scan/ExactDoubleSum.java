package io.chokepoint.indices.scan;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * The exact sum of doubles, rounded once when it is read: equal for every order and every grouping of the terms.
 *
 * <p>A term is added into 32-bit digits of a fixed-point number that spans all exponents of a double, after R. M. Neal,
 * "Fast exact summation using small and large superaccumulators", 2015. Finite terms only.
 */
public final class ExactDoubleSum implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DIGIT_BITS = 32;
    private static final long DIGIT_MASK = (1L << DIGIT_BITS) - 1;
    // Exponents 1 to 2046, 32 to a digit, a mantissa that reaches into the next one, and carries beyond.
    private static final int DIGITS = 2048 / DIGIT_BITS + 3;
    // A digit takes at most 52 bits from one term; 63 bits hold 2^11 of them.
    private static final int TERMS_BETWEEN_CARRIES = 2000;
    private static final long IMPLICIT_BIT = 1L << 52;
    // The unit of the lowest digit: 2^-1074 for the smallest double, stored one place up since exponents start at 1.
    private static final int UNIT_EXPONENT = -1075;
    private static final int READABLE_BITS = 1000;

    private final long[] digits = new long[DIGITS];
    private int untilCarry = TERMS_BETWEEN_CARRIES;

    /** Adds a finite term. */
    public void add(double term) {
        long bits = Double.doubleToRawLongBits(term);
        long mantissa = bits & (IMPLICIT_BIT - 1);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= IMPLICIT_BIT;
        }
        int digit = exponent >>> 5;
        int shift = exponent & 31;
        long lower = mantissa << shift & DIGIT_MASK;
        long upper = mantissa >>> (DIGIT_BITS - shift);
        if (bits >= 0) {
            digits[digit] += lower;
            digits[digit + 1] += upper;
        } else {
            digits[digit] -= lower;
            digits[digit + 1] -= upper;
        }
        if (--untilCarry == 0) {
            carry();
        }
    }

    /** Adds all terms of another sum. */
    public void add(ExactDoubleSum other) {
        carry();
        other.carry();
        for (int i = 0; i < DIGITS; i++) {
            digits[i] += other.digits[i];
        }
        carry();
    }

    /** The double nearest to the exact sum. */
    public double value() {
        carry();
        BigInteger sum = BigInteger.ZERO;
        for (int i = DIGITS - 1; i >= 0; i--) {
            sum = sum.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits[i]));
        }
        int cut = Math.max(0, sum.bitLength() - READABLE_BITS);
        BigInteger readable = sum.shiftRight(cut);
        if (cut > 0 && sum.getLowestSetBit() < cut) {
            readable = readable.or(BigInteger.ONE);
        }
        return Math.scalb(readable.doubleValue(), cut + UNIT_EXPONENT);
    }

    private void carry() {
        long carried = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            long digit = digits[i] + carried;
            digits[i] = digit & DIGIT_MASK;
            carried = digit >> DIGIT_BITS;
        }
        digits[DIGITS - 1] += carried;
        untilCarry = TERMS_BETWEEN_CARRIES;
    }
}

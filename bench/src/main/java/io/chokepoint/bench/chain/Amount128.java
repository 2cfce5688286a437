package io.chokepoint.bench.chain;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * An amount from 0 to 2^127 − 1 as the halves of its two's complement. A record of two longs is left on the stack by the
 * compiler, which BigInteger is not, and a chain has tens of millions.
 *
 * @param high upper 64 bits, signed
 * @param low  lower 64 bits, unsigned
 */
record Amount128(long high, long low) {
    static final Amount128 ZERO = new Amount128(0, 0);

    private static final long LOWER_HALF = 0xffff_ffffL;

    /** The product of two numbers that are not negative. */
    static Amount128 product(long a, long b) {
        return new Amount128(Math.multiplyHigh(a, b), a * b);
    }

    Amount128 plus(Amount128 other) {
        long sum = low + other.low;
        return new Amount128(high + other.high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0), sum);
    }

    /** The other must not be greater. */
    Amount128 minus(Amount128 other) {
        return new Amount128(high - other.high - (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0), low - other.low);
    }

    boolean isLessThan(Amount128 other) {
        return high == other.high ? Long.compareUnsigned(low, other.low) < 0 : high < other.high;
    }

    boolean isZero() {
        return (high | low) == 0;
    }

    /** This times {@code fraction} / 2^32, rounded down; never greater than this for a fraction below 2^32. */
    Amount128 times(long fraction) {
        long first = (low & LOWER_HALF) * fraction;
        long second = (low >>> 32) * fraction;
        // Each half's product has 64 bits at most; those of the upper half are split again, for they may not fit.
        Amount128 sum = new Amount128(0, first >>> 32).plus(new Amount128(0, second));
        Amount128 upper = product(high, fraction);
        return sum.plus(new Amount128(upper.high << 32 | upper.low >>> 32, upper.low << 32));
    }

    BigInteger toBigInteger() {
        return new BigInteger(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }
}

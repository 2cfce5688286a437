package io.chokepoint.indices.scan;

import java.math.BigInteger;

/** Sum of unsigned 128-bit numbers; room for 2^64 of them. */
final class Uint192Sum {
    private static final int HALF = 64;

    private long high;
    private long middle;
    private long low;

    void add(long addendHigh, long addendLow) {
        low += addendLow;
        long carry = Uint128.carry(low, addendLow);
        middle += addendHigh;
        high += Uint128.carry(middle, addendHigh);
        middle += carry;
        high += Uint128.carry(middle, carry);
    }

    BigInteger value() {
        return BigInteger.valueOf(high)
                .shiftLeft(HALF)
                .add(Uint128.toBigInteger(0, middle))
                .shiftLeft(HALF)
                .add(Uint128.toBigInteger(0, low));
    }
}

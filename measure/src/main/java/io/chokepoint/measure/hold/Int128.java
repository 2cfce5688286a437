package io.chokepoint.measure.hold;

import io.chokepoint.indices.scan.Uint128;
import java.math.BigInteger;

/** Signed 128-bit numbers in two halves. */
final class Int128 {
    private Int128() {}

    static BigInteger toBigInteger(long high, long low) {
        return Uint128.toBigInteger(high, low);
    }

    /** Whether the upper half is that of a number outside of [−2^126, 2^126). */
    static boolean isBeyond126Bits(long high) {
        return (high ^ high << 1) < 0;
    }
}

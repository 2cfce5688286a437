package io.chokepoint.ingest.transfer;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** A sum of amounts without bound: of 128 bits each in words, of greater ones as they come. */
final class ExactTotal {
    private long top;
    private long high;
    private long low;
    private BigInteger greater = BigInteger.ZERO;

    /** Adds {@code moreHigh · 2^64 + moreLow}; the high half is not negative, the low one has no sign. */
    void add(long moreHigh, long moreLow) {
        low += moreLow;
        long carried = Long.compareUnsigned(low, moreLow) < 0 ? 1 : 0;
        long both = moreHigh + carried;
        high += both;
        top += Long.compareUnsigned(high, both) < 0 ? 1 : 0;
    }

    void add(BigInteger amount) {
        greater = greater.add(amount);
    }

    BigInteger value() {
        byte[] bytes = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(top)
                .putLong(high)
                .putLong(low)
                .array();
        return new BigInteger(1, bytes).add(greater);
    }

    void clear() {
        top = 0;
        high = 0;
        low = 0;
        greater = BigInteger.ZERO;
    }
}

package io.chokepoint.indices;

import io.chokepoint.indices.scan.Uint128;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A growing list of amounts below 2^126 as two halves. It grows by further arrays instead of longer ones, so that all
 * that is ever allocated for it is a fraction more than what it holds.
 */
final class AmountChunks {
    private static final int LARGEST = 1 << 20;
    private static final int SMALLEST = 1024;

    private final List<long[]> fullLow = new ArrayList<>();
    // Null stands for an array of zeros.
    private final List<long[]> fullHigh = new ArrayList<>();
    private long[] low;
    private long[] high;
    private int used;
    private int full;
    private boolean anyHigh;

    AmountChunks(int expected) {
        this.low = new long[expected];
    }

    int count() {
        return full + used;
    }

    void add(long amountHigh, long amountLow) {
        if (used == low.length) {
            next();
        }
        if (amountHigh != 0 || amountLow < 0) {
            // A lower half with its highest bit set sorts as an unsigned number only beside an upper half.
            anyHigh = true;
            if (high == null) {
                high = new long[low.length];
            }
            high[used] = amountHigh;
        }
        low[used++] = amountLow;
    }

    /** Lower halves of all amounts; the array may be longer. */
    long[] lower() {
        return joined(fullLow, low);
    }

    /** Upper halves of all amounts, or null when all amounts are below 2^63. */
    long[] upper() {
        if (!anyHigh) {
            return null;
        }
        return joined(fullHigh, high == null ? new long[used] : high);
    }

    BigInteger[] toBigIntegers(int capacity) {
        BigInteger[] all = new BigInteger[capacity];
        int at = 0;
        for (int chunk = 0; chunk <= fullLow.size(); chunk++) {
            boolean last = chunk == fullLow.size();
            long[] lower = last ? low : fullLow.get(chunk);
            long[] upper = last ? high : fullHigh.get(chunk);
            for (int i = 0; i < (last ? used : lower.length); i++) {
                all[at++] = Uint128.toBigInteger(upper == null ? 0 : upper[i], lower[i]);
            }
        }
        return all;
    }

    private void next() {
        full = Math.addExact(full, used);
        fullLow.add(low);
        fullHigh.add(high);
        low = new long[Math.max(SMALLEST, Math.min(LARGEST, full / 2))];
        high = null;
        used = 0;
    }

    private long[] joined(List<long[]> before, long[] last) {
        if (before.isEmpty()) {
            return last;
        }
        long[] all = new long[count()];
        int at = 0;
        for (int chunk = 0; chunk < before.size(); chunk++) {
            int length = fullLow.get(chunk).length;
            if (before.get(chunk) != null) {
                System.arraycopy(before.get(chunk), 0, all, at, length);
            }
            at += length;
        }
        System.arraycopy(last, 0, all, at, used);
        return all;
    }
}

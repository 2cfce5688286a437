package io.chokepoint.batch.engine;

import java.io.Serializable;

/** What one partition of holders has of a range of weight of a distribution: positive amounts in no order. */
final class RangeSlice implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Upper halves; null when all are zero. */
    final long[] high;

    final long[] low;
    /** Names of those who hold, in UTF-8; null when nobody asks. */
    final byte[][] holders;
    /** Negative balances among those of this partition. */
    final int negatives;

    RangeSlice(long[] high, long[] low, byte[][] holders, int negatives) {
        this.high = isZero(high) ? null : high;
        this.low = low;
        this.holders = holders;
        this.negatives = negatives;
    }

    private static boolean isZero(long[] halves) {
        long any = 0;
        for (long half : halves) {
            any |= half;
        }
        return any == 0;
    }
}

package io.chokepoint.batch.engine;

import java.io.Serializable;

/** The buckets of a {@link WeightHistogram} that are not empty, as they travel. */
final class HistogramSlice implements Serializable {
    private static final long serialVersionUID = 1L;

    final int[] buckets;
    final long[] counts;
    /** By bucket three limbs, the lowest first. */
    final long[] sums;

    /** Negative balances, which are in no bucket. */
    final int negatives;

    HistogramSlice(int[] buckets, long[] counts, long[] sums, int negatives) {
        this.buckets = buckets;
        this.counts = counts;
        this.sums = sums;
        this.negatives = negatives;
    }
}

package io.chokepoint.batch.engine;

import java.io.Serializable;

/** The buckets of a {@link WeightHistogram} that are not empty, as they travel. */
final class HistogramSlice implements Serializable {
    private static final long serialVersionUID = 1L;

    final int[] buckets;
    final long[] counts;
    /** By bucket three limbs, the lowest first. */
    final long[] sums;

    HistogramSlice(int[] buckets, long[] counts, long[] sums) {
        this.buckets = buckets;
        this.counts = counts;
        this.sums = sums;
    }
}

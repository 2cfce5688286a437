package io.chokepoint.batch.engine;

import java.io.Serializable;
import java.math.BigInteger;

/** How many entities of a distribution, or of a part of it, fall into each bucket of weight, and what they hold together. */
final class WeightHistogram implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LIMBS = 3;

    private final long[] counts = new long[WeightBuckets.COUNT];
    private long negatives;
    /** By bucket the limbs of the sum, the lowest first. */
    private final long[] sums = new long[WeightBuckets.COUNT * LIMBS];

    /** The histogram of amounts below 2^126, ready to travel. */
    static HistogramSlice slice(long[] high, long[] low, int negatives) {
        WeightHistogram histogram = new WeightHistogram();
        for (int i = 0; i < low.length; i++) {
            int bucket = WeightBuckets.of(high[i], low[i]);
            histogram.counts[bucket]++;
            histogram.addLimbs(bucket * LIMBS, low[i], high[i], 0);
        }
        return histogram.slice(negatives);
    }

    private HistogramSlice slice(int negatives) {
        int used = 0;
        for (long count : counts) {
            used += count > 0 ? 1 : 0;
        }
        HistogramSlice slice = new HistogramSlice(new int[used], new long[used], new long[used * LIMBS], negatives);
        int at = 0;
        for (int bucket = 0; bucket < WeightBuckets.COUNT; bucket++) {
            if (counts[bucket] > 0) {
                slice.buckets[at] = bucket;
                slice.counts[at] = counts[bucket];
                System.arraycopy(sums, bucket * LIMBS, slice.sums, at * LIMBS, LIMBS);
                at++;
            }
        }
        return slice;
    }

    /** Adds a part; returns this. */
    WeightHistogram add(HistogramSlice slice) {
        negatives += slice.negatives;
        for (int i = 0; i < slice.buckets.length; i++) {
            int bucket = slice.buckets[i];
            counts[bucket] += slice.counts[i];
            addLimbs(bucket * LIMBS, slice.sums[i * LIMBS], slice.sums[i * LIMBS + 1], slice.sums[i * LIMBS + 2]);
        }
        return this;
    }

    private void addLimbs(int at, long low, long middle, long high) {
        sums[at] += low;
        long carry = Int128.carry(sums[at], low);
        sums[at + 1] += middle;
        long carryOn = Int128.carry(sums[at + 1], middle);
        sums[at + 1] += carry;
        carryOn += Int128.carry(sums[at + 1], carry);
        sums[at + 2] += high + carryOn;
    }

    long negatives() {
        return negatives;
    }

    long count(int bucket) {
        return counts[bucket];
    }

    BigInteger sum(int bucket) {
        int at = bucket * LIMBS;
        return counts[bucket] == 0
                ? BigInteger.ZERO
                : Int128.toBigInteger(sums[at + 2], sums[at + 1]).shiftLeft(64).add(Int128.toBigInteger(0, sums[at]));
    }
}

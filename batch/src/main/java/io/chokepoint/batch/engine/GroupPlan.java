package io.chokepoint.batch.engine;

import io.chokepoint.indices.scan.Standing;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How the ranking of a large distribution is cut into ranges of weight that are scanned apart. The histogram says exactly
 * how many rank above a range and what they hold, so that no second pass is needed.
 */
public final class GroupPlan implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Entities of a range, at least; a range ends with the bucket that fills it. */
    static final int RANGE_ENTITIES = 250_000;

    /** By range, from the heaviest. */
    private record Range(int lowestBucket, long count, long countAbove, BigInteger sumAbove) implements Serializable {}

    private final long population;
    private final BigInteger total;
    private final long negatives;
    private final List<Range> ranges;

    private GroupPlan(long population, BigInteger total, long negatives, List<Range> ranges) {
        this.population = population;
        this.total = total;
        this.negatives = negatives;
        this.ranges = ranges;
    }

    static GroupPlan of(WeightHistogram histogram, int rangeEntities) {
        List<Range> ranges = new ArrayList<>();
        long above = 0;
        BigInteger sumAbove = BigInteger.ZERO;
        long count = 0;
        BigInteger sum = BigInteger.ZERO;
        for (int bucket = WeightBuckets.COUNT - 1; bucket >= 0; bucket--) {
            count += histogram.count(bucket);
            sum = sum.add(histogram.sum(bucket));
            if (count >= rangeEntities || bucket == 0 && count > 0) {
                ranges.add(new Range(bucket, count, above, sumAbove));
                above += count;
                sumAbove = sumAbove.add(sum);
                count = 0;
                sum = BigInteger.ZERO;
            }
        }
        return new GroupPlan(above, sumAbove, histogram.negatives(), ranges);
    }

    /** Negative balances: with any, the distribution is refused. */
    long negatives() {
        return negatives;
    }

    int ranges() {
        return ranges.size();
    }

    long count(int range) {
        return ranges.get(range).count();
    }

    Standing standing(int range) {
        return new Standing(ranges.get(range).countAbove(), ranges.get(range).sumAbove(), population, total);
    }

    /** The range of every bucket. */
    int[] rangeByBucket() {
        int[] byBucket = new int[WeightBuckets.COUNT];
        int range = 0;
        for (int bucket = WeightBuckets.COUNT - 1; bucket >= 0; bucket--) {
            while (range < ranges.size() - 1 && bucket < ranges.get(range).lowestBucket()) {
                range++;
            }
            byBucket[bucket] = range;
        }
        return byBucket;
    }
}

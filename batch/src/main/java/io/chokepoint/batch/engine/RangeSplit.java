package io.chokepoint.batch.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/** Cuts the balances of one partition of holders into slices by distribution and range of weight. */
final class RangeSplit {
    private final RankingPlan plan;

    RangeSplit(RankingPlan plan) {
        this.plan = plan;
    }

    Iterator<Tuple2<RangeKey, RangeSlice>> slices(BalanceBlock block) {
        List<Tuple2<RangeKey, RangeSlice>> slices = new ArrayList<>();
        for (int group = 0; group < block.groups.length; group++) {
            GroupKey key = block.key(group);
            if (!plan.isRanked(key) || block.count(group) == 0 && block.negatives[group] == 0) {
                continue;
            }
            GroupPlan large = plan.large(key);
            if (large == null || large.ranges() == 1) {
                slices.add(new Tuple2<>(
                        new RangeKey(plan.partition(key, 0), key.bytes(), 0),
                        new RangeSlice(
                                block.high[group],
                                block.low[group],
                                block.holders == null ? null : block.holders[group],
                                block.negatives[group])));
            } else {
                cut(block, group, key, large, slices);
            }
        }
        return slices.iterator();
    }

    private void cut(
            BalanceBlock block, int group, GroupKey key, GroupPlan large, List<Tuple2<RangeKey, RangeSlice>> slices) {
        int[] rangeByBucket = large.rangeByBucket();
        long[] high = block.high[group];
        long[] low = block.low[group];
        int[] counts = new int[large.ranges()];
        for (int i = 0; i < low.length; i++) {
            counts[rangeByBucket[WeightBuckets.of(high[i], low[i])]]++;
        }
        long[][] highs = new long[counts.length][];
        long[][] lows = new long[counts.length][];
        byte[][][] holders = new byte[counts.length][][];
        for (int range = 0; range < counts.length; range++) {
            highs[range] = new long[counts[range]];
            lows[range] = new long[counts[range]];
            holders[range] = block.holders == null ? null : new byte[counts[range]][];
            counts[range] = 0;
        }
        for (int i = 0; i < low.length; i++) {
            int range = rangeByBucket[WeightBuckets.of(high[i], low[i])];
            int position = counts[range]++;
            highs[range][position] = high[i];
            lows[range][position] = low[i];
            if (block.holders != null) {
                holders[range][position] = block.holders[group][i];
            }
        }
        for (int range = 0; range < counts.length; range++) {
            if (counts[range] > 0) {
                slices.add(new Tuple2<>(
                        new RangeKey(plan.partition(key, range), key.bytes(), range),
                        new RangeSlice(highs[range], lows[range], holders[range], 0)));
            }
        }
    }
}

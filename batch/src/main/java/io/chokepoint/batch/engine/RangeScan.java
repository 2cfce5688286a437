package io.chokepoint.batch.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import scala.Tuple2;

/** Walks the slices of a partition, which come by distribution and range, and brings each range together. */
final class RangeScan implements Iterator<RankedRange> {
    private final Iterator<Tuple2<RangeKey, RangeSlice>> slices;
    private final RankingPlan plan;
    private Tuple2<RangeKey, RangeSlice> next;

    RangeScan(Iterator<Tuple2<RangeKey, RangeSlice>> slices, RankingPlan plan) {
        this.slices = slices;
        this.plan = plan;
        this.next = slices.hasNext() ? slices.next() : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public RankedRange next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        RangeKey range = next._1();
        List<RangeSlice> together = new ArrayList<>();
        while (next != null && next._1().isSameRangeAs(range)) {
            together.add(next._2());
            next = slices.hasNext() ? slices.next() : null;
        }
        GroupKey key = GroupKey.of(range.group);
        return RankedRange.of(key, range.range, together, plan.large(key), plan.unattributed(key));
    }
}

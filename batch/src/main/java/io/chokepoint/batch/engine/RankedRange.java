package io.chokepoint.batch.engine;

import io.chokepoint.indices.scan.AmountSort;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Standing;
import io.chokepoint.indices.scan.Uint128;
import java.math.BigInteger;
import java.util.List;

/** One range of weight of a distribution, brought together and sorted; a small distribution is one range. */
public final class RankedRange {
    private final GroupKey key;
    private final long[] high;
    private final long[] low;
    private final int[] order;
    private final long[] holders;
    private final int count;
    private final long negatives;
    private final Standing standing;

    private RankedRange(
            GroupKey key,
            long[] high,
            long[] low,
            int[] order,
            long[] holders,
            int count,
            long negatives,
            Standing standing) {
        this.key = key;
        this.high = high;
        this.low = low;
        this.order = order;
        this.holders = holders;
        this.count = count;
        this.negatives = negatives;
        this.standing = standing;
    }

    /**
     * Brings slices together.
     *
     * @param plan the plan of a large distribution; null for a small one, which is here as a whole
     */
    static RankedRange of(GroupKey key, int range, List<RangeSlice> slices, GroupPlan plan) {
        int count = 0;
        long negatives = 0;
        boolean withHolders = true;
        boolean narrow = true;
        for (RangeSlice slice : slices) {
            count = Math.addExact(count, slice.low.length);
            negatives += slice.negatives;
            withHolders &= slice.holders != null;
            narrow &= slice.high == null;
        }
        for (RangeSlice slice : narrow ? slices : List.<RangeSlice>of()) {
            for (long half : slice.low) {
                narrow &= half >= 0;
            }
        }
        long[] high = narrow && !withHolders ? null : new long[count];
        long[] low = new long[count];
        long[] holders = withHolders ? new long[count] : null;
        int at = 0;
        for (RangeSlice slice : slices) {
            System.arraycopy(slice.low, 0, low, at, slice.low.length);
            if (high != null && slice.high != null) {
                System.arraycopy(slice.high, 0, high, at, slice.low.length);
            }
            if (withHolders) {
                System.arraycopy(slice.holders, 0, holders, at, slice.low.length);
            }
            at += slice.low.length;
        }
        int[] order = null;
        if (withHolders) {
            order = new int[count];
            for (int i = 0; i < count; i++) {
                order[i] = i;
            }
            AmountSort.sort(high, low, order, count);
        } else {
            AmountSort.sort(high, low, count);
        }
        Standing standing = plan == null ? Standing.whole(count, sum(high, low, count)) : plan.standing(range);
        return new RankedRange(key, high, low, order, holders, count, negatives, standing);
    }

    private static BigInteger sum(long[] high, long[] low, int count) {
        long lowest = 0;
        long middle = 0;
        long highest = 0;
        for (int i = 0; i < count; i++) {
            lowest += low[i];
            long carry = Int128.carry(lowest, low[i]);
            long upper = (high == null ? 0 : high[i]) + carry;
            middle += upper;
            highest += Int128.carry(middle, upper);
        }
        return BigInteger.valueOf(highest)
                .shiftLeft(64)
                .add(Uint128.toBigInteger(0, middle))
                .shiftLeft(64)
                .add(Uint128.toBigInteger(0, lowest));
    }

    /** The distribution. */
    public GroupKey key() {
        return key;
    }

    /** Number of entities of the range. */
    public int count() {
        return count;
    }

    /** Where the range stands in its distribution. */
    public Standing standing() {
        return standing;
    }

    /** Negative balances that were met where the range comes from. */
    long negatives() {
        return negatives;
    }

    /**
     * The amount of an entity.
     *
     * @param position 0 for the largest of the range
     */
    public BigInteger amount(int position) {
        int at = count - 1 - position;
        return Uint128.toBigInteger(high == null ? 0 : high[at], low[at]);
    }

    /** Whether an entity has as much as the one before it. */
    public boolean isTie(int position) {
        int at = count - 1 - position;
        return position > 0 && low[at] == low[at + 1] && (high == null || high[at] == high[at + 1]);
    }

    /**
     * The number of the holder.
     *
     * @param position 0 for the largest of the range; order among equal amounts is not defined
     */
    public long holder(int position) {
        return holders[order[count - 1 - position]];
    }

    /** What indices need of this range. */
    public Moments moments(Cuts cuts) {
        if (count == 0) {
            return Moments.ofNobody(cuts);
        }
        if (standing.total().bitLength() <= Uint128.FAST_BITS) {
            return Moments.of(high, low, count, standing, cuts);
        }
        BigInteger[] ascending = new BigInteger[count];
        for (int i = 0; i < count; i++) {
            ascending[i] = amount(count - 1 - i);
        }
        return Moments.of(ascending, standing, cuts);
    }
}

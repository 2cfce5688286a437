package io.chokepoint.batch.engine;

import io.chokepoint.indices.scan.AmountSort;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Standing;
import io.chokepoint.indices.scan.Uint128;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One range of weight of a distribution, brought together and sorted; a small distribution is one range. */
public final class RankedRange {
    private final GroupKey key;
    private final long[] high;
    private final long[] low;
    private final int[] order;
    private final byte[][] holders;
    private final int count;
    private final long negatives;
    private final Standing standing;
    private final Optional<BigInteger> unattributed;

    private RankedRange(
            GroupKey key,
            long[] high,
            long[] low,
            int[] order,
            byte[][] holders,
            int count,
            long negatives,
            Standing standing,
            Optional<BigInteger> unattributed) {
        this.key = key;
        this.high = high;
        this.low = low;
        this.order = order;
        this.holders = holders;
        this.count = count;
        this.negatives = negatives;
        this.standing = standing;
        this.unattributed = unattributed;
    }

    /**
     * Brings slices together.
     *
     * @param plan the plan of a large distribution; null for a small one, which is here as a whole
     * @param unattributed what the distribution leaves out and others own; empty where that is not known
     */
    static RankedRange of(
            GroupKey key, int range, List<RangeSlice> slices, GroupPlan plan, Optional<BigInteger> unattributed) {
        int count = 0;
        long negatives = plan == null ? 0 : plan.negatives();
        boolean withHolders = true;
        boolean narrow = true;
        for (RangeSlice slice : slices) {
            count = Math.addExact(count, slice.low.length);
            negatives += plan == null ? slice.negatives : 0;
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
        byte[][] holders = withHolders ? new byte[count][] : null;
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
            sortTies(high, low, order, holders);
        } else {
            AmountSort.sort(high, low, count);
        }
        Standing standing = plan == null ? Standing.whole(count, sum(high, low, count)) : plan.standing(range);
        return new RankedRange(key, high, low, order, holders, count, negatives, standing, unattributed);
    }

    /** Orders equal amounts by holder; the arrays are ascending and read from the end, so the names descend here. */
    private static void sortTies(long[] high, long[] low, int[] order, byte[][] holders) {
        int count = order.length;
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && low[to] == low[from] && high[to] == high[from]) {
                to++;
            }
            if (to - from > 1) {
                Integer[] tied = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
                Arrays.sort(tied, (left, right) -> Arrays.compareUnsigned(holders[right], holders[left]));
                for (int i = from; i < to; i++) {
                    order[i] = tied[i - from];
                }
            }
            from = to;
        }
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

    /** What the distribution leaves out and belongs to others, whom nobody has named; empty where that is not known. */
    public Optional<BigInteger> unattributed() {
        return unattributed;
    }

    /** Whether the distribution has a negative balance, so that nothing of it is published. */
    public boolean isRefused() {
        return negatives > 0;
    }

    /** Whether this range is the whole distribution. */
    public boolean isWhole() {
        return count == standing.population();
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

    /**
     * The name of the holder; equal amounts come by name, ascending in UTF-8.
     *
     * @param position 0 for the largest of the range
     */
    public String holder(int position) {
        return new String(holders[order[count - 1 - position]], StandardCharsets.UTF_8);
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

package io.chokepoint.indices;

import io.chokepoint.indices.scan.AmountSort;
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
    // Below it, counting into buckets costs more than it saves.
    private static final int WORTH_BUCKETS = 1 << 16;

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

    /** What the amounts are when sorted; this list is spent. */
    Sorted sorted() {
        long[] allLow;
        long[] allHigh = null;
        if (count() < WORTH_BUCKETS) {
            allLow = joined(fullLow, low);
            if (anyHigh) {
                allHigh = joined(fullHigh, high == null ? new long[low.length] : high);
            }
            AmountSort.sort(allHigh, allLow, count());
        } else {
            int[] ends = bucketEnds();
            allLow = new long[count()];
            allHigh = anyHigh ? new long[count()] : null;
            scatter(ends, allHigh, allLow);
            // Each end has moved down to its bucket's beginning.
            for (int bucket = 0; bucket < ends.length; bucket++) {
                int to = bucket + 1 < ends.length ? ends[bucket + 1] : count();
                AmountSort.sort(allHigh, allLow, ends[bucket], to);
            }
        }
        return new Sorted(allHigh, allLow);
    }

    /** Ascending; the upper halves are null when all amounts are below 2^63. The arrays may be longer than the list. */
    record Sorted(long[] high, long[] low) {}

    private int[] bucketEnds() {
        int[] ends = new int[AmountBuckets.COUNT];
        for (int chunk = 0; chunk <= fullLow.size(); chunk++) {
            long[] lower = lowOf(chunk);
            long[] upper = highOf(chunk);
            for (int i = 0; i < lengthOf(chunk); i++) {
                ends[AmountBuckets.of(upper == null ? 0 : upper[i], lower[i])]++;
            }
        }
        for (int bucket = 1; bucket < ends.length; bucket++) {
            ends[bucket] += ends[bucket - 1];
        }
        return ends;
    }

    private void scatter(int[] ends, long[] allHigh, long[] allLow) {
        for (int chunk = 0; chunk <= fullLow.size(); chunk++) {
            long[] lower = lowOf(chunk);
            long[] upper = highOf(chunk);
            for (int i = 0; i < lengthOf(chunk); i++) {
                long upperHalf = upper == null ? 0 : upper[i];
                int at = --ends[AmountBuckets.of(upperHalf, lower[i])];
                allLow[at] = lower[i];
                if (upperHalf != 0) {
                    allHigh[at] = upperHalf;
                }
            }
        }
    }

    private long[] lowOf(int chunk) {
        return chunk == fullLow.size() ? low : fullLow.get(chunk);
    }

    private long[] highOf(int chunk) {
        return chunk == fullLow.size() ? high : fullHigh.get(chunk);
    }

    private int lengthOf(int chunk) {
        return chunk == fullLow.size() ? used : fullLow.get(chunk).length;
    }

    BigInteger[] toBigIntegers(int capacity) {
        BigInteger[] all = new BigInteger[capacity];
        int at = 0;
        for (int chunk = 0; chunk <= fullLow.size(); chunk++) {
            long[] lower = lowOf(chunk);
            long[] upper = highOf(chunk);
            for (int i = 0; i < lengthOf(chunk); i++) {
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

package io.chokepoint.indices.scan;

import java.util.Arrays;

/** Sorts amounts given as pairs of halves, in place, ascending. */
public final class AmountSort {
    private static final int INSERTION_LIMIT = 24;

    private final long[] high;
    private final long[] low;
    private final int[] companions;

    private AmountSort(long[] high, long[] low, int[] companions) {
        this.high = high;
        this.low = low;
        this.companions = companions;
    }

    /**
     * Sorts the first {@code count} amounts.
     *
     * @param high upper halves, not negative; null when all are zero
     * @param low lower halves; not negative when {@code high} is null
     */
    public static void sort(long[] high, long[] low, int count) {
        sort(high, low, 0, count);
    }

    /**
     * Sorts the first {@code count} amounts, and moves a companion along with each.
     *
     * @param high upper halves, not negative
     * @param companions one for each amount; order among equal amounts is not defined
     */
    public static void sort(long[] high, long[] low, int[] companions, int count) {
        new AmountSort(high, low, companions).sort(0, count);
    }

    /**
     * Sorts the amounts from one position up to another.
     *
     * @param high upper halves, not negative; null when all are zero
     * @param low lower halves; not negative when {@code high} is null
     */
    public static void sort(long[] high, long[] low, int from, int to) {
        if (high == null || isOrderedByLow(high, low, from, to)) {
            Arrays.sort(low, from, to);
        } else if (!isSorted(high, low, from, to)) {
            new AmountSort(high, low, null).sort(from, to);
        }
    }

    /** Whether all upper halves are equal, and the lower ones compare as signed numbers. */
    private static boolean isOrderedByLow(long[] high, long[] low, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (high[i] != high[from] || (low[i] ^ low[from]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSorted(long[] high, long[] low, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (Uint128.isGreater(high[i - 1], low[i - 1], high[i], low[i])) {
                return false;
            }
        }
        return true;
    }

    private void sort(int from, int to) {
        // Twice the depth of a perfect tree: beyond it the input fights the choice of pivots, and heap sort takes over.
        sort(from, to - 1, 2 * (32 - Integer.numberOfLeadingZeros(to - from)));
    }

    private void sort(int from, int through, int depth) {
        int first = from;
        int last = through;
        int left = depth;
        while (last - first > INSERTION_LIMIT) {
            if (left-- == 0) {
                heapSort(first, last);
                return;
            }
            int middle = median(first, last);
            long pivotHigh = high[middle];
            long pivotLow = low[middle];
            int i = first;
            int j = last;
            while (i <= j) {
                while (Uint128.isGreater(pivotHigh, pivotLow, high[i], low[i])) {
                    i++;
                }
                while (Uint128.isGreater(high[j], low[j], pivotHigh, pivotLow)) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (j - first < last - i) {
                sort(first, j, left);
                first = i;
            } else {
                sort(i, last, left);
                last = j;
            }
        }
        insertionSort(first, last);
    }

    private int median(int first, int last) {
        int middle = (first + last) >>> 1;
        if (isGreater(first, middle)) {
            swap(first, middle);
        }
        if (isGreater(middle, last)) {
            swap(middle, last);
            if (isGreater(first, middle)) {
                swap(first, middle);
            }
        }
        return middle;
    }

    private void insertionSort(int first, int last) {
        for (int i = first + 1; i <= last; i++) {
            for (int j = i; j > first && isGreater(j - 1, j); j--) {
                swap(j - 1, j);
            }
        }
    }

    private void heapSort(int first, int last) {
        int size = last - first + 1;
        for (int root = size / 2 - 1; root >= 0; root--) {
            siftDown(first, root, size);
        }
        for (int end = size - 1; end > 0; end--) {
            swap(first, first + end);
            siftDown(first, 0, end);
        }
    }

    private void siftDown(int first, int from, int size) {
        int root = from;
        for (int child = 2 * root + 1; child < size; child = 2 * root + 1) {
            if (child + 1 < size && isGreater(first + child + 1, first + child)) {
                child++;
            }
            if (!isGreater(first + child, first + root)) {
                return;
            }
            swap(first + root, first + child);
            root = child;
        }
    }

    private boolean isGreater(int i, int j) {
        return Uint128.isGreater(high[i], low[i], high[j], low[j]);
    }

    private void swap(int i, int j) {
        long half = high[i];
        high[i] = high[j];
        high[j] = half;
        half = low[i];
        low[i] = low[j];
        low[j] = half;
        if (companions != null) {
            int companion = companions[i];
            companions[i] = companions[j];
            companions[j] = companion;
        }
    }
}

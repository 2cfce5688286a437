package io.chokepoint.ingest.transfer;

import java.util.Arrays;

/**
 * Sorts numbers that are spread evenly, as hashes are: each goes near to its place at once, and the few of a place are put in order.
 * Numbers that are not cost what any sorting costs.
 */
final class Spread {
    private static final int TOGETHER = 4;
    private static final int FEW = 1 << 10;
    private static final int MANY = 48;

    private Spread() {}

    /** Sorts the first so many, ascending without sign. */
    static void sort(long[] numbers, int size) {
        if (size < FEW) {
            sorted(numbers, 0, size);
            return;
        }
        long least = -1;
        long greatest = 0;
        for (int i = 0; i < size; i++) {
            long high = numbers[i] >>> Integer.SIZE;
            least = least < 0 ? high : Math.min(least, high);
            greatest = Math.max(greatest, high);
        }
        int places = size / TOGETHER;
        // Times a distance, which is below 2^32, it stays below 2^63.
        long scale = ((long) places << Integer.SIZE) / (greatest - least + 1);
        int[] ends = new int[places + 1];
        for (int i = 0; i < size; i++) {
            ends[place(numbers[i], least, scale) + 1]++;
        }
        for (int place = 0; place < places; place++) {
            ends[place + 1] += ends[place];
        }
        int[] next = Arrays.copyOf(ends, places);
        long[] placed = new long[size];
        for (int i = 0; i < size; i++) {
            placed[next[place(numbers[i], least, scale)]++] = numbers[i];
        }
        for (int place = 0; place < places; place++) {
            sorted(placed, ends[place], ends[place + 1]);
        }
        System.arraycopy(placed, 0, numbers, 0, size);
    }

    private static int place(long number, long least, long scale) {
        return (int) (((number >>> Integer.SIZE) - least) * scale >>> Integer.SIZE);
    }

    private static void sorted(long[] numbers, int from, int to) {
        if (to - from > MANY) {
            turn(numbers, from, to);
            Arrays.sort(numbers, from, to);
            turn(numbers, from, to);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long moved = numbers[i];
            int at = i;
            while (at > from && Long.compareUnsigned(numbers[at - 1], moved) > 0) {
                numbers[at] = numbers[at - 1];
                at--;
            }
            numbers[at] = moved;
        }
    }

    /** Turns signs, so that numbers compare without one as they did with one. */
    private static void turn(long[] numbers, int from, int to) {
        for (int i = from; i < to; i++) {
            numbers[i] ^= Long.MIN_VALUE;
        }
    }
}

package io.chokepoint.ingest.transfer;

import java.util.Arrays;

/** Sorts positions, without an object for each; equal ones stay in their order. */
final class Order {
    private static final int SMALL = 12;

    private Order() {}

    /** Compares what two positions stand for. */
    @FunctionalInterface
    interface Comparison {
        int compare(int one, int other);
    }

    static void sort(int[] positions, int from, int to, Comparison by) {
        boolean sorted = true;
        for (int i = from + 1; sorted && i < to; i++) {
            sorted = by.compare(positions[i - 1], positions[i]) <= 0;
        }
        if (!sorted) {
            int[] sortedRange = Arrays.copyOfRange(positions, from, to);
            merge(sortedRange.clone(), sortedRange, 0, to - from, by);
            System.arraycopy(sortedRange, 0, positions, from, to - from);
        }
    }

    /** Sorts the range of {@code from}, which both have, into {@code into}. */
    private static void merge(int[] from, int[] into, int start, int end, Comparison by) {
        if (end - start < SMALL) {
            for (int i = start + 1; i < end; i++) {
                int moved = into[i];
                int at = i;
                while (at > start && by.compare(into[at - 1], moved) > 0) {
                    into[at] = into[at - 1];
                    at--;
                }
                into[at] = moved;
            }
            return;
        }
        int middle = start + end >>> 1;
        merge(into, from, start, middle, by);
        merge(into, from, middle, end, by);
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takesLeft = right >= end || left < middle && by.compare(from[left], from[right]) <= 0;
            into[at] = takesLeft ? from[left++] : from[right++];
        }
    }

    /** The positions grouped by a number below {@code groups} each, in order; {@code starts} gets where each begins. */
    static int[] grouped(int[] positions, int count, int[] group, int groups) {
        int[] next = new int[groups + 1];
        for (int i = 0; i < count; i++) {
            next[group[positions[i]] + 1]++;
        }
        for (int i = 0; i < groups; i++) {
            next[i + 1] += next[i];
        }
        int[] ordered = new int[count];
        for (int i = 0; i < count; i++) {
            ordered[next[group[positions[i]]]++] = positions[i];
        }
        return ordered;
    }
}

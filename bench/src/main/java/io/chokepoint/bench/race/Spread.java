package io.chokepoint.bench.race;

import java.util.Arrays;

/** Smallest, middle and largest of some numbers; the middle of an even count is the mean of the two in the middle. */
public record Spread(double min, double median, double max) {
    /** @param numbers at least one, in any order */
    public static Spread of(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }
}

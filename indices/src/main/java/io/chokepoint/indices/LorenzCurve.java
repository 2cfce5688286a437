package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Cumulative share of the total by cumulative share of the population, from the smallest entity up. */
public final class LorenzCurve {

    /**
     * One point of the curve.
     *
     * @param populationShare share of the population, in [0, 1]
     * @param amountShare share of the total held by that share of the population, in [0, populationShare]
     */
    public record Point(double populationShare, double amountShare) {}

    private LorenzCurve() {}

    /** Points of the curve of a distribution; see {@link #of(Moments, int)}. */
    public static List<Point> of(Distribution distribution, int steps) {
        requirePositive(steps);
        return of(distribution.moments(Cuts.PUBLISHED.andLorenz(distribution.population(), steps)), steps);
    }

    /**
     * Points of the curve at equal steps of the population, (0, 0) and (1, 1) included.
     *
     * <p>Every point lies on the curve itself: a step that falls between two entities moves down to the lower one.
     *
     * @param moments gathered with the cuts of {@link Cuts#andLorenz} for as many steps
     * @param steps number of steps, at least 1; a population smaller than that gives one point per entity
     * @return points by rising population share; empty for an empty distribution
     */
    public static List<Point> of(Moments moments, int steps) {
        requirePositive(steps);
        List<Point> points = new ArrayList<>();
        long n = moments.population();
        if (n == 0) {
            return points;
        }
        long used = Math.min(steps, n);
        for (long step = 0; step <= used; step++) {
            long counted = n * step / used;
            BigInteger held = moments.total().subtract(moments.sumOfLargest(n - counted));
            points.add(new Point((double) counted / n, Quotient.of(held, moments.total())));
        }
        return points;
    }

    private static void requirePositive(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("A Lorenz curve has at least 1 step, not " + steps);
        }
    }
}

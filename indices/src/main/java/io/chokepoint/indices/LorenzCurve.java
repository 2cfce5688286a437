package io.chokepoint.indices;

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

    /**
     * Points of the curve at equal steps of the population, (0, 0) and (1, 1) included.
     *
     * <p>Every point lies on the curve itself: a step that falls between two entities moves down to the lower one.
     *
     * @param steps number of steps, at least 1; a population smaller than that gives one point per entity
     * @return points by rising population share; empty for an empty distribution
     */
    public static List<Point> of(Distribution distribution, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("A Lorenz curve has at least 1 step, not " + steps);
        }
        List<Point> points = new ArrayList<>();
        if (distribution.isEmpty()) {
            return points;
        }
        int n = distribution.population();
        int used = Math.min(steps, n);
        points.add(new Point(0, 0));
        BigInteger held = BigInteger.ZERO;
        int counted = 0;
        for (int step = 1; step <= used; step++) {
            int upTo = (int) ((long) n * step / used);
            for (; counted < upTo; counted++) {
                held = held.add(distribution.amountAt(n - counted));
            }
            points.add(new Point((double) counted / n, Quotient.of(held, distribution.total())));
        }
        return points;
    }
}

package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import java.util.ArrayList;
import java.util.List;

/**
 * Share of the total that is lost when the largest entities fail, by the share of the population that fails: the Lorenz
 * curve read from the other end.
 */
public final class LossCurve {
    /**
     * One point of the curve.
     *
     * @param failed number of entities that fail, the largest first
     * @param lost share of the total that they hold, in [0, 1]
     */
    public record Point(long failed, double lost) {}

    private LossCurve() {}

    /**
     * Points of the curve at equal steps of the population, nobody and everybody included.
     *
     * @param steps number of steps, at least 1; a population smaller than that gives one point per entity
     * @return points by rising number; empty for an empty distribution
     */
    public static List<Point> of(Distribution distribution, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("A loss curve has at least 1 step, not " + steps);
        }
        List<Point> points = new ArrayList<>();
        long n = distribution.population();
        if (n == 0) {
            return points;
        }
        long used = Math.min(steps, n);
        List<Long> ranks = new ArrayList<>();
        for (long step = 1; step <= used; step++) {
            ranks.add(n * step / used);
        }
        Moments moments = distribution.moments(Cuts.NONE.andRanks(ranks));
        points.add(new Point(0, 0));
        for (long rank : ranks) {
            points.add(new Point(rank, Quotient.of(moments.sumOfLargest(rank), moments.total())));
        }
        return points;
    }
}

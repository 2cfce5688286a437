package io.chokepoint.indices.pair;

import io.chokepoint.indices.LorenzCurve.Point;
import io.chokepoint.indices.Quotient;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Cumulative share of the measured amount by cumulative share of the population, from the smallest by the ranking amount
 * up. Below the diagonal where the measured amount falls to those that are large.
 */
public final class ConcentrationCurve {
    private ConcentrationCurve() {}

    /**
     * Points of the curve, (0, 0) and (1, 1) included: one for each different ranking amount.
     *
     * @return points by rising population share; empty when nobody has any of the measured amount
     */
    public static List<Point> of(PairedAmounts pairs) {
        BigInteger total = pairs.measuredTotal();
        List<Point> points = new ArrayList<>();
        if (total.signum() == 0) {
            return points;
        }
        points.add(new Point(0, 0));
        BigInteger cumulated = BigInteger.ZERO;
        for (PairedAmounts.Tie tie : pairs.ties()) {
            cumulated = cumulated.add(tie.measured());
            points.add(new Point((double) tie.last() / pairs.population(), Quotient.of(cumulated, total)));
        }
        return points;
    }
}

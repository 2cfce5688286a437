package io.chokepoint.indices.power;

import io.chokepoint.indices.Distribution;
import java.math.BigInteger;
import java.util.List;

/**
 * What many small entities bring to a coalition when each votes yes or no by the toss of a coin, as a normal distribution.
 *
 * @param mean half of what they have
 * @param deviation half of the root of the sum of their squared amounts
 * @param bound how far a probability can be off
 */
record SmallVoters(double mean, double deviation, double bound) {
    /** I. G. Shevtsova's constant of 2010, for sums of terms with different distributions. */
    private static final double BERRY_ESSEEN = 0.56;
    /** A probability is a difference of two values, each off by as much. */
    private static final int ENDS = 2;
    /** Amounts whose cubes are summed; of the smaller ones each is taken as large as the largest of them. */
    private static final int CUBED = 20_000;
    /** Sums of some thousands of doubles are as close to the total as this. */
    private static final double ROUNDING = 1e-12;

    /** All entities but those that are drawn, which are the largest and some others. */
    static SmallVoters of(Distribution distribution, List<BigInteger> drawn) {
        BigInteger total = distribution.total();
        BigInteger squares = distribution.moments().sumOfSquares();
        BigInteger left = total;
        for (BigInteger amount : drawn) {
            left = left.subtract(amount);
            squares = squares.subtract(amount.pow(2));
        }
        double deviation = Math.sqrt(squares.doubleValue()) / 2;
        // The cubes of those that are drawn for other reasons than their size are in it, too: the bound is no smaller
        // for it.
        double largest = 0;
        double cubes = 0;
        double cubedSquares = 0;
        int from = Math.min(SampledSwings.MOST_DRAWN, distribution.population()) + 1;
        int to = Math.min(distribution.population(), from + CUBED - 1);
        for (int rank = from; rank <= to; rank++) {
            largest = distribution.amountAt(rank).doubleValue();
            cubes += largest * largest * largest;
            cubedSquares += largest * largest;
        }
        cubes += largest * Math.max(0, squares.doubleValue() - cubedSquares);
        double skew = cubes / 8 / Math.pow(deviation, 3);
        double rounding = ROUNDING * total.doubleValue() / deviation + 2 * NormalCurve.BOUND;
        return new SmallVoters(left.doubleValue() / 2, deviation, ENDS * BERRY_ESSEEN * skew + rounding);
    }

    /** The probability that they bring more than one amount and not more than another. */
    double probabilityBetween(double more, double atMost) {
        return Math.max(
                0, NormalCurve.below((atMost - mean) / deviation) - NormalCurve.below((more - mean) / deviation));
    }
}

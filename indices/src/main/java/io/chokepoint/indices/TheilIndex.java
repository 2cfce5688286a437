package io.chokepoint.indices;

import java.math.BigInteger;

/**
 * Inequality as the information lost when equal shares are assumed; splits exactly into within and between groups.
 *
 * <p>Computed as the mean of {@code r · ln r − (r − 1)}, where r is an entity's multiple of the mean, taken from
 * integers. The terms are never negative, so nothing cancels when all amounts are nearly equal.
 */
final class TheilIndex {
    static final IndexDefinition DEFINITION = new IndexDefinition(
            "theil_index",
            "Theil index",
            Unit.NATS,
            Range.atLeast(0),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "Σ p_i · ln(n · p_i)",
            "H. Theil, Economics and Information Theory, 1967",
            1);

    // Below this distance the closed form loses more than four digits, and twelve terms of the series give all of them.
    private static final double NEAR = 0.01;
    private static final int SERIES_TERMS = 12;

    private TheilIndex() {}

    static IndexValue of(Distribution distribution) {
        if (distribution.isEmpty()) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        BigInteger n = BigInteger.valueOf(distribution.population());
        double total = distribution.total().doubleValue();
        CompensatedSum sum = new CompensatedSum();
        for (int rank = 1; rank <= distribution.population(); rank++) {
            BigInteger scaled = distribution.amountAt(rank).multiply(n);
            BigInteger distance = scaled.subtract(distribution.total());
            sum.add(term(scaled.doubleValue() / total, distance.doubleValue() / total));
        }
        return IndexValue.real(sum.value() / distribution.population());
    }

    /**
     * {@code r · ln r − d} for an amount of r times the mean, where d = r − 1; each is given in full precision, since either
     * has lost its digits where the other is small.
     */
    private static double term(double r, double d) {
        if (Math.abs(d) >= NEAR) {
            return r * (r < 0.5 ? Math.log(r) : Math.log1p(d)) - d;
        }
        double sum = 0;
        for (int k = SERIES_TERMS; k >= 2; k--) {
            sum = 1.0 / (k * (k - 1)) - d * sum;
        }
        return d * d * sum;
    }
}

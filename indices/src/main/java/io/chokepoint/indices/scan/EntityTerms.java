package io.chokepoint.indices.scan;

/**
 * What one entity adds to entropy and Theil index. A term depends on the amount, the total and the population only, and
 * uses {@link StrictMath}: the same on every machine.
 */
public final class EntityTerms {
    // Below this distance from the mean the closed form loses more than four digits; twelve terms of the series give
    // all.
    private static final double NEAR = 0.01;
    private static final int SERIES_TERMS = 12;
    // Between these multiples of the mean, ln n + ln p has lost digits that ln(n · p) has.
    private static final double FAR_BELOW = 0.5;
    private static final double FAR_ABOVE = 2;

    private EntityTerms() {}

    /** Whether the distance from the mean must be given exactly for {@link #theilNear}. */
    static boolean isNearMean(double multiple) {
        return Math.abs(multiple - 1) < NEAR;
    }

    /**
     * {@code ln p}.
     *
     * @param share p
     * @param rest what the others hold as a share of the total, from an exact difference; read when p > 1/2, where the
     *     logarithm of p itself has lost its digits
     */
    static double logarithm(double share, double rest) {
        return share > 0.5 ? StrictMath.log1p(-rest) : StrictMath.log(share);
    }

    /**
     * {@code r · ln r − (r − 1)} for an amount that is not near the mean. Never negative, so that nothing cancels in a sum.
     *
     * @param multiple r, the amount as a multiple of the mean
     * @param logOfShare ln p
     * @param logOfPopulation ln n
     */
    static double theilFar(double multiple, double logOfShare, double logOfPopulation) {
        double logarithm =
                multiple < FAR_BELOW || multiple > FAR_ABOVE ? logOfPopulation + logOfShare : StrictMath.log(multiple);
        return multiple * logarithm - (multiple - 1);
    }

    /** {@code r · ln r − d} for r = 1 + d near the mean; d from an exact difference. */
    static double theilNear(double d) {
        double sum = 0;
        for (int k = SERIES_TERMS; k >= 2; k--) {
            sum = 1.0 / (k * (k - 1)) - d * sum;
        }
        return d * d * sum;
    }

    /**
     * {@code r · ln r − (r − 1)}; never negative.
     *
     * @param multiple r, positive
     * @param distance r − 1, from an exact difference: near the mean r itself has lost its digits
     */
    public static double theil(double multiple, double distance) {
        return isNearMean(multiple) ? theilNear(distance) : multiple * StrictMath.log(multiple) - (multiple - 1);
    }
}

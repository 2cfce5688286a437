package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import java.math.BigInteger;

/**
 * The HHI of the process behind counted draws, such as blocks or jobs: the amounts are numbers of draws. The HHI of the
 * counts themselves lies above it on average, by (1 − HHI) / T.
 */
public record UnbiasedHhi() implements DistributionIndex {
    /** In points, as the index itself. */
    public static final IndexDefinition FAMILY = new IndexDefinition(
            "hhi_unbiased",
            "Herfindahl-Hirschman index behind counted draws",
            Unit.POINTS,
            Range.closed(0, 10_000),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "10000 · Σ x_i · (x_i − 1) / (T · (T − 1))",
            "E. H. Simpson, Measurement of Diversity, 1949",
            1);

    @Override
    public IndexDefinition definition() {
        return FAMILY;
    }

    @Override
    public Cuts addTo(Cuts cuts) {
        return cuts;
    }

    /** {@inheritDoc} A single draw says nothing of others: {@code SINGLE_ENTITY}. */
    @Override
    public IndexValue of(Moments moments) {
        BigInteger draws = moments.total();
        if (draws.signum() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        if (draws.equals(BigInteger.ONE)) {
            return IndexValue.undefined(UndefinedReason.SINGLE_ENTITY);
        }
        return IndexValue.real(Quotient.of(
                moments.sumOfSquares().subtract(draws).multiply(Hhi.POINTS),
                draws.multiply(draws.subtract(BigInteger.ONE))));
    }
}

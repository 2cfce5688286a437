package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import java.math.BigInteger;

/**
 * Inequality among a declared population, in which those without a positive amount count as zeros. The published
 * {@link CentralizationIndex#GINI} is that of the entities that hold something.
 *
 * @param population N, at least as many as hold something; 0 stands for exactly those
 * @param form whether the value for one holder of everything is (N − 1) / N or 1
 */
public record DeclaredGini(long population, Form form) implements DistributionIndex {

    /** How the population enters. */
    public enum Form {
        /** As defined: at most (N − 1) / N. */
        PLAIN,
        /** Times N / (N − 1), so that one holder of everything gives 1 for every population. */
        BIAS_FREE
    }

    /** Among a declared population. */
    public static final IndexDefinition FAMILY = new IndexDefinition(
            "gini_declared",
            "Gini coefficient of a declared population",
            Unit.RATIO,
            Range.below(0, 1),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "Σ (N + 1 − 2i) · x_i / (N · T), N ≥ n",
            "C. Gini, Variabilità e mutabilità, 1912",
            1);

    /** Among a declared population, without the bias of small ones. */
    public static final IndexDefinition BIAS_FREE_FAMILY = new IndexDefinition(
            "gini_bias_free",
            "Gini coefficient without small-population bias",
            Unit.RATIO,
            Range.closed(0, 1),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "Σ (N + 1 − 2i) · x_i / ((N − 1) · T), N ≥ n",
            "G. Deltas, The Small-Sample Bias of the Gini Coefficient, 2003",
            1);

    /** Refuses a negative population. */
    public DeclaredGini {
        if (population < 0) {
            throw new IllegalArgumentException("A population is not negative: " + population);
        }
    }

    /** Among those that hold something, without small-population bias. */
    public static DeclaredGini biasFree() {
        return new DeclaredGini(0, Form.BIAS_FREE);
    }

    @Override
    public IndexDefinition definition() {
        return form == Form.PLAIN ? FAMILY : BIAS_FREE_FAMILY;
    }

    @Override
    public Cuts addTo(Cuts cuts) {
        return cuts;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when more entities hold something than the population counts
     */
    @Override
    public IndexValue of(Moments moments) {
        if (population != 0 && population < moments.population()) {
            throw new IllegalArgumentException(
                    "The declared population is %d and %d hold something".formatted(population, moments.population()));
        }
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        BigInteger n = BigInteger.valueOf(population == 0 ? moments.population() : population);
        BigInteger others = form == Form.PLAIN ? n : n.subtract(BigInteger.ONE);
        if (others.signum() == 0) {
            return IndexValue.undefined(UndefinedReason.SINGLE_ENTITY);
        }
        BigInteger numerator = moments.total()
                .multiply(n.add(BigInteger.ONE))
                .subtract(moments.rankedSum().shiftLeft(1));
        return IndexValue.real(Quotient.of(numerator, moments.total().multiply(others)));
    }
}

package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import java.math.BigInteger;
import java.util.List;

/**
 * How many times more is lost when the k largest entities fail than when k entities fail at random.
 *
 * @param k number of entities that fail, at least 1
 */
public record Fragility(long k) implements DistributionIndex {
    /** Of every number of entities. */
    public static final IndexDefinition FAMILY = new IndexDefinition(
            "fragility",
            "Loss of the k largest relative to random failure",
            Unit.RATIO,
            Range.atLeast(1),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "Φ(k) = L(k) / (k / n), 1 ≤ k ≤ n",
            "R. Albert, H. Jeong, A.-L. Barabási, Error and Attack Tolerance of Complex Networks, 2000",
            1);

    /** Refuses a number of entities below 1. */
    public Fragility {
        if (k < 1) {
            throw new IllegalArgumentException("At least 1 entity fails, not " + k);
        }
    }

    @Override
    public IndexDefinition definition() {
        return FAMILY;
    }

    @Override
    public Cuts addTo(Cuts cuts) {
        return cuts.andRanks(List.of(k));
    }

    /** {@inheritDoc} More failures than entities count as all of them: 1. */
    @Override
    public IndexValue of(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        BigInteger failing = BigInteger.valueOf(Math.min(k, moments.population()));
        return IndexValue.real(Quotient.of(
                moments.sumOfLargest(k).multiply(BigInteger.valueOf(moments.population())),
                failing.multiply(moments.total())));
    }
}

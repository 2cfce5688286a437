package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import java.util.List;

/**
 * Share of the total that the k largest entities hold together. That of one entity is also called the maximum power
 * ratio; that of k entities is what is lost when they fail, {@link LossCurve}.
 *
 * @param k number of entities, at least 1; the value is 1 from the population on
 */
public record ConcentrationRatio(long k) implements DistributionIndex {
    /** Of every number of entities. */
    public static final IndexDefinition FAMILY =
            definition("concentration_ratio", "Share of the k largest entities", "k");

    /** Refuses a number of entities below 1. */
    public ConcentrationRatio {
        if (k < 1) {
            throw new IllegalArgumentException("A concentration ratio is of at least 1 entity, not " + k);
        }
    }

    @Override
    public IndexDefinition definition() {
        return definition(
                "concentration_ratio_" + k,
                k == 1 ? "Share of the largest entity" : "Share of the %d largest entities".formatted(k),
                Long.toString(k));
    }

    @Override
    public Cuts addTo(Cuts cuts) {
        return cuts.andRanks(List.of(k));
    }

    @Override
    public IndexValue of(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.real(Quotient.of(moments.sumOfLargest(k), moments.total()));
    }

    private static IndexDefinition definition(String id, String name, String k) {
        return new IndexDefinition(
                id,
                name,
                Unit.RATIO,
                Range.above(0, 1),
                Direction.HIGHER_IS_MORE_CONCENTRATED,
                "(x_1 + … + x_%s) / T".formatted(k),
                "J. S. Bain, Barriers to New Competition, 1956",
                1);
    }
}

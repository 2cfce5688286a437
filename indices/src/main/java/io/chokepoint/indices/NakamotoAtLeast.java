package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Threshold;
import java.util.List;

/**
 * Smallest number of entities that together hold a threshold of the total or more: what the Edinburgh Decentralisation
 * Index counts, for comparison with it. Never above {@link NakamotoCoefficient}, and below it only when the threshold is
 * met exactly. Compared in integers: where the peer adds shares as doubles, it may differ from its own rule by one.
 *
 * @param threshold share of the total
 */
public record NakamotoAtLeast(Threshold threshold) implements DistributionIndex {
    /** Of every threshold. */
    public static final IndexDefinition FAMILY =
            definition("nakamoto_coefficient_at_least", "Nakamoto coefficient, at least a threshold", "τ");

    @Override
    public IndexDefinition definition() {
        return definition(
                "nakamoto_coefficient_at_least_%d_%d".formatted(threshold.numerator(), threshold.denominator()),
                "Nakamoto coefficient, at least " + threshold,
                threshold.toString());
    }

    @Override
    public Cuts addTo(Cuts cuts) {
        return cuts.andThresholds(List.of(threshold));
    }

    @Override
    public IndexValue of(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.whole(moments.rankReaching(threshold));
    }

    private static IndexDefinition definition(String id, String name, String threshold) {
        return new IndexDefinition(
                id,
                name,
                Unit.ENTITIES,
                Range.atLeast(1),
                Direction.HIGHER_IS_LESS_CONCENTRATED,
                "min k : x_1 + … + x_k ≥ %s · T".formatted(threshold),
                "Edinburgh Decentralisation Index (EDI), Blockchain Technology Laboratory",
                1);
    }
}

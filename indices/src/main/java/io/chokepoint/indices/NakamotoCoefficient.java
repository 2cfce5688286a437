package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Threshold;
import java.util.List;

/**
 * Smallest number of entities that together hold strictly more than a threshold of the total.
 *
 * <p>Compared in integers, {@code denominator · Σx > numerator · T}: adding shares as doubles miscounts exact
 * thresholds. "At least" would count one entity for two equal halves, although neither can decide alone; see
 * {@link NakamotoAtLeast}.
 *
 * @param threshold share of the total
 */
public record NakamotoCoefficient(Threshold threshold) implements DistributionIndex {
    /** Of every threshold. */
    public static final IndexDefinition FAMILY =
            definition("nakamoto_coefficient", "Nakamoto coefficient above a threshold", "τ");

    @Override
    public IndexDefinition definition() {
        return definition(
                "nakamoto_coefficient_%d_%d".formatted(threshold.numerator(), threshold.denominator()),
                "Nakamoto coefficient above " + threshold,
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
        return IndexValue.whole(moments.rankExceeding(threshold));
    }

    private static IndexDefinition definition(String id, String name, String threshold) {
        return new IndexDefinition(
                id,
                name,
                Unit.ENTITIES,
                Range.atLeast(1),
                Direction.HIGHER_IS_LESS_CONCENTRATED,
                "min k : x_1 + … + x_k > %s · T".formatted(threshold),
                "B. Srinivasan and L. Lee, Quantifying Decentralization, 2017",
                1);
    }
}

package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Threshold;
import java.util.List;

/**
 * Share of the total that the largest entities hold together which are a share of the population, rounded up to a whole
 * entity: at least one entity, however few there are.
 *
 * @param share of the population n, the entities with a positive amount
 */
public record TopShareRatio(Threshold share) implements DistributionIndex {
    static final TopShareRatio ONE_PERCENT = new TopShareRatio(Threshold.ONE_PERCENT);

    /** Of every share of the population. */
    public static final IndexDefinition FAMILY =
            definition("concentration_ratio_top", "Share of the top fraction of entities", "q");

    @Override
    public IndexDefinition definition() {
        if (share.denominator() == 100) {
            return definition(
                    "concentration_ratio_top_%d_percent".formatted(share.numerator()),
                    "Share of the top %d %% of entities".formatted(share.numerator()),
                    share.toString());
        }
        return definition(
                "concentration_ratio_top_%d_%d".formatted(share.numerator(), share.denominator()),
                "Share of the top %s of entities".formatted(share),
                share.toString());
    }

    @Override
    public Cuts addTo(Cuts cuts) {
        return cuts.andTopShares(List.of(share));
    }

    @Override
    public IndexValue of(Moments moments) {
        return moments.population() == 0
                ? IndexValue.undefined(UndefinedReason.EMPTY)
                : IndexValue.real(Quotient.of(moments.sumOfTop(share), moments.total()));
    }

    private static IndexDefinition definition(String id, String name, String share) {
        return new IndexDefinition(
                id,
                name,
                Unit.RATIO,
                Range.above(0, 1),
                Direction.HIGHER_IS_MORE_CONCENTRATED,
                "(x_1 + … + x_k) / T, k = ⌈%s · n⌉".formatted(share),
                "J. S. Bain, Barriers to New Competition, 1956",
                1);
    }
}

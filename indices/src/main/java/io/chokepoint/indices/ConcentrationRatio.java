package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;

/**
 * Share of the total that the k largest entities hold together.
 *
 * @param k number of entities, at least 1
 */
record ConcentrationRatio(int k) {

    IndexDefinition definition() {
        return new IndexDefinition(
                "concentration_ratio_" + k,
                k == 1 ? "Share of the largest entity" : "Share of the %d largest entities".formatted(k),
                Unit.RATIO,
                Range.above(0, 1),
                Direction.HIGHER_IS_MORE_CONCENTRATED,
                "(x_1 + … + x_%d) / T".formatted(k),
                "J. S. Bain, Barriers to New Competition, 1956",
                1);
    }

    IndexValue of(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.real(Quotient.of(moments.sumOfLargest(k), moments.total()));
    }
}

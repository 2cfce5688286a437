package io.chokepoint.indices;

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

    IndexValue of(Distribution distribution) {
        if (distribution.isEmpty()) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.real(Quotient.of(distribution.sumOfLargest(k), distribution.total()));
    }
}

package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;

/**
 * Inequality among the entities that hold something: 0 when all hold the same.
 *
 * <p>The numerator is an exact integer and is divided once. The population is the number of positive amounts, without a
 * small-sample correction, so the value for n entities never exceeds (n − 1) / n.
 */
final class Gini {
    static final IndexDefinition DEFINITION = new IndexDefinition(
            "gini",
            "Gini coefficient",
            Unit.RATIO,
            Range.below(0, 1),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "Σ (n + 1 − 2i) · x_i / (n · T), i = 1 for the largest",
            "C. Gini, Variabilità e mutabilità, 1912",
            1);

    private Gini() {}

    static IndexValue of(Moments moments) {
        return new DeclaredGini(0, DeclaredGini.Form.PLAIN).of(moments);
    }
}

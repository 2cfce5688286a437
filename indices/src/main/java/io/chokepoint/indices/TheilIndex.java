package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;

/**
 * Inequality as the information lost when equal shares are assumed; splits exactly into within and between groups.
 *
 * <p>Computed as the mean of {@code r · ln r − (r − 1)}, where r is an entity's multiple of the mean, taken from
 * integers. The terms are never negative, so nothing cancels when all amounts are nearly equal.
 */
final class TheilIndex {
    static final IndexDefinition DEFINITION = new IndexDefinition(
            "theil_index",
            "Theil index",
            Unit.NATS,
            Range.atLeast(0),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "Σ p_i · ln(n · p_i)",
            "H. Theil, Economics and Information Theory, 1967",
            1);

    private TheilIndex() {}

    static IndexValue of(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.real(moments.theilTerms() / moments.population());
    }
}

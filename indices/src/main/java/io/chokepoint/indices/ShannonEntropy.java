package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;

/** Uncertainty of the owner of one unit drawn at random, and that uncertainty relative to equal shares. */
final class ShannonEntropy {
    static final IndexDefinition DEFINITION = new IndexDefinition(
            "shannon_entropy",
            "Shannon entropy",
            Unit.BITS,
            Range.atLeast(0),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "− Σ p_i · log2 p_i",
            "C. E. Shannon, A Mathematical Theory of Communication, 1948",
            1);

    static final IndexDefinition EVENNESS_DEFINITION = new IndexDefinition(
            "evenness",
            "Evenness",
            Unit.RATIO,
            Range.above(0, 1),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "− Σ p_i · log2 p_i / log2 n",
            "E. C. Pielou, The Measurement of Diversity in Different Types of Biological Collections, 1966",
            1);

    private static final double LN_2 = StrictMath.log(2);

    private ShannonEntropy() {}

    static IndexValue bits(Moments moments) {
        return moments.population() == 0
                ? IndexValue.undefined(UndefinedReason.EMPTY)
                : IndexValue.real(moments.entropyNats() / LN_2);
    }

    static IndexValue evenness(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        if (moments.population() == 1) {
            return IndexValue.undefined(UndefinedReason.SINGLE_ENTITY);
        }
        // Rounding may lift equal shares above their bound by a last digit.
        return IndexValue.real(Math.min(1, moments.entropyNats() / StrictMath.log(moments.population())));
    }
}

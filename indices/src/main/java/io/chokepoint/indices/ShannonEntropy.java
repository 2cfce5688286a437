package io.chokepoint.indices;

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

    private static final double LN_2 = Math.log(2);

    private ShannonEntropy() {}

    static IndexValue bits(Distribution distribution) {
        return distribution.isEmpty()
                ? IndexValue.undefined(UndefinedReason.EMPTY)
                : IndexValue.real(nats(distribution) / LN_2);
    }

    static IndexValue evenness(Distribution distribution) {
        if (distribution.isEmpty()) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        if (distribution.population() == 1) {
            return IndexValue.undefined(UndefinedReason.SINGLE_ENTITY);
        }
        // Rounding may lift equal shares above their bound by a last digit.
        return IndexValue.real(Math.min(1, nats(distribution) / Math.log(distribution.population())));
    }

    private static double nats(Distribution distribution) {
        double total = distribution.total().doubleValue();
        CompensatedSum sum = new CompensatedSum();
        for (int rank = 1; rank <= distribution.population(); rank++) {
            double share = distribution.amountAt(rank).doubleValue() / total;
            // Near 1 the logarithm of a share has lost its digits; that of the exact remainder has not.
            double logarithm = share > 0.5
                    ? Math.log1p(-distribution
                                    .total()
                                    .subtract(distribution.amountAt(rank))
                                    .doubleValue()
                            / total)
                    : Math.log(share);
            sum.add(-share * logarithm);
        }
        return sum.value();
    }
}

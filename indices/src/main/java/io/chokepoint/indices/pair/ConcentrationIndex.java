package io.chokepoint.indices.pair;

import io.chokepoint.indices.Direction;
import io.chokepoint.indices.IndexDefinition;
import io.chokepoint.indices.IndexValue;
import io.chokepoint.indices.Quotient;
import io.chokepoint.indices.Range;
import io.chokepoint.indices.UndefinedReason;
import io.chokepoint.indices.Unit;
import java.math.BigInteger;

/**
 * Whether an amount falls to entities that are large in another: the Gini coefficient with foreign ranks, and that index
 * less the Gini coefficient of the ranking amount. Entities of equal rank share the mean of their ranks, so that no order
 * among them is invented.
 */
public final class ConcentrationIndex {
    /** Of the measured amount, ranked by the other. */
    public static final IndexDefinition FAMILY = new IndexDefinition(
            "concentration_index",
            "Concentration index of one amount ranked by another",
            Unit.RATIO,
            new Range(-1, false, 1, false),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "C = Σ (2i − N − 1) · y_i / (N · Σ y), i = 1 for the smallest by w",
            "N. C. Kakwani, Measurement of Tax Progressivity, 1977",
            1);

    /** Above 0 when the measured amount falls more than proportionally to those that are large in the other. */
    public static final IndexDefinition KAKWANI_FAMILY = new IndexDefinition(
            "kakwani",
            "Kakwani index",
            Unit.RATIO,
            new Range(-2, false, 1, false),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "C of y ranked by w − Gini of w among the same N",
            "N. C. Kakwani, Measurement of Tax Progressivity, 1977",
            1);

    private ConcentrationIndex() {}

    /** The index of the measured amount; {@code EMPTY} when nobody has any of it. */
    public static IndexValue of(PairedAmounts pairs) {
        BigInteger total = pairs.measuredTotal();
        if (total.signum() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.real(
                Quotient.of(weighted(pairs, false), population(pairs).multiply(total)));
    }

    /** The Kakwani index; {@code EMPTY} when nobody has any of the one or of the other amount. */
    public static IndexValue kakwani(PairedAmounts pairs) {
        BigInteger measured = pairs.measuredTotal();
        BigInteger ranking = pairs.rankingTotal();
        if (measured.signum() == 0 || ranking.signum() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        BigInteger numerator = weighted(pairs, false)
                .multiply(ranking)
                .subtract(weighted(pairs, true).multiply(measured));
        return IndexValue.real(
                Quotient.of(numerator, population(pairs).multiply(measured).multiply(ranking)));
    }

    /** Σ (2i − N − 1) · amount; twice the mean of the ranks a to b is a + b. */
    private static BigInteger weighted(PairedAmounts pairs, boolean ranking) {
        BigInteger sum = BigInteger.ZERO;
        for (PairedAmounts.Tie tie : pairs.ties()) {
            long weight = tie.first() + tie.last() - pairs.population() - 1;
            sum = sum.add((ranking ? tie.ranking() : tie.measured()).multiply(BigInteger.valueOf(weight)));
        }
        return sum;
    }

    private static BigInteger population(PairedAmounts pairs) {
        return BigInteger.valueOf(pairs.population());
    }
}

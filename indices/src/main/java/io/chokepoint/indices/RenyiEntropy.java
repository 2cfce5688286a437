package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;
import java.math.BigInteger;

/**
 * Entropies in which the largest shares count more than in Shannon's: of order 2, and of order ∞, which sees the largest
 * share only. Both are logarithms of one exact fraction.
 */
final class RenyiEntropy {
    static final IndexDefinition MIN_DEFINITION = new IndexDefinition(
            "min_entropy",
            "Min-entropy",
            Unit.BITS,
            Range.atLeast(0),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "− log2 p_1",
            "A. Rényi, On Measures of Entropy and Information, 1961 (order ∞)",
            1);

    static final IndexDefinition COLLISION_DEFINITION = new IndexDefinition(
            "renyi_entropy_2",
            "Rényi entropy of order 2",
            Unit.BITS,
            Range.atLeast(0),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "− log2 Σ p_i²",
            "A. Rényi, On Measures of Entropy and Information, 1961 (order 2, collision entropy)",
            1);

    private static final double LN_2 = StrictMath.log(2);

    private RenyiEntropy() {}

    static IndexValue min(Moments moments) {
        return moments.population() == 0
                ? IndexValue.undefined(UndefinedReason.EMPTY)
                : IndexValue.real(bits(moments.sumOfLargest(1), moments.total()));
    }

    static IndexValue collision(Moments moments) {
        return moments.population() == 0
                ? IndexValue.undefined(UndefinedReason.EMPTY)
                : IndexValue.real(bits(moments.sumOfSquares(), moments.total().pow(2)));
    }

    /** − log2 of a fraction in (0, 1]; near 1 through the exact rest, where the logarithm has lost its digits. */
    static double bits(BigInteger part, BigInteger whole) {
        BigInteger rest = whole.subtract(part);
        double nats = rest.compareTo(part) < 0
                ? -StrictMath.log1p(-Quotient.of(rest, whole))
                : -StrictMath.log(Quotient.of(part, whole));
        // An exact whole gives −0.
        return rest.signum() == 0 ? 0 : nats / LN_2;
    }
}

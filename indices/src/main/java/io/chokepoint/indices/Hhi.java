package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;
import java.math.BigInteger;

/** The Herfindahl-Hirschman index, its normalised form and the number of equal entities that would give it. */
final class Hhi {
    static final IndexDefinition DEFINITION = new IndexDefinition(
            "hhi",
            "Herfindahl-Hirschman index",
            Unit.POINTS,
            Range.above(0, 10_000),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "10000 · Σ p_i²",
            "U.S. DOJ and FTC, Merger Guidelines, 2023 (above 1800 points: highly concentrated)",
            1);

    static final IndexDefinition NORMALIZED_DEFINITION = new IndexDefinition(
            "hhi_normalized",
            "Normalised Herfindahl-Hirschman index",
            Unit.RATIO,
            Range.closed(0, 1),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "(Σ p_i² − 1/n) / (1 − 1/n)",
            "U.S. DOJ and FTC, Merger Guidelines, 2023",
            1);

    static final IndexDefinition EFFECTIVE_NUMBER_DEFINITION = new IndexDefinition(
            "effective_number",
            "Effective number of entities",
            Unit.ENTITIES,
            Range.atLeast(1),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "1 / Σ p_i²",
            "M. Laakso and R. Taagepera, Effective Number of Parties, 1979",
            1);

    static final BigInteger POINTS = BigInteger.valueOf(10_000);

    private Hhi() {}

    static IndexValue points(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.real(Quotient.of(
                moments.sumOfSquares().multiply(POINTS), moments.total().pow(2)));
    }

    static IndexValue normalized(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        if (moments.population() == 1) {
            return IndexValue.undefined(UndefinedReason.SINGLE_ENTITY);
        }
        BigInteger n = BigInteger.valueOf(moments.population());
        BigInteger squaredTotal = moments.total().pow(2);
        return IndexValue.real(Quotient.of(
                moments.sumOfSquares().multiply(n).subtract(squaredTotal),
                squaredTotal.multiply(n.subtract(BigInteger.ONE))));
    }

    static IndexValue effectiveNumber(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.real(Quotient.of(moments.total().pow(2), moments.sumOfSquares()));
    }
}

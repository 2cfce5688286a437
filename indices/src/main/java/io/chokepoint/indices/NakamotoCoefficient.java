package io.chokepoint.indices;

import java.math.BigInteger;

/**
 * Smallest number of entities that together hold strictly more than a threshold of the total.
 *
 * <p>Compared in integers, {@code denominator · Σx > numerator · T}: adding shares as doubles miscounts exact
 * thresholds. "At least" would count one entity for two equal halves, although neither can decide alone.
 *
 * @param numerator numerator of the threshold
 * @param denominator denominator of the threshold, greater than the numerator
 */
record NakamotoCoefficient(int numerator, int denominator) {

    NakamotoCoefficient {
        if (numerator <= 0 || denominator <= numerator) {
            throw new IllegalArgumentException(
                    "Threshold %d/%d is not strictly between 0 and 1".formatted(numerator, denominator));
        }
    }

    IndexDefinition definition() {
        return new IndexDefinition(
                "nakamoto_coefficient_%d_%d".formatted(numerator, denominator),
                "Nakamoto coefficient above %d/%d".formatted(numerator, denominator),
                Unit.ENTITIES,
                Range.atLeast(1),
                Direction.HIGHER_IS_LESS_CONCENTRATED,
                "min k : x_1 + … + x_k > %d/%d · T".formatted(numerator, denominator),
                "B. Srinivasan and L. Lee, Quantifying Decentralization, 2017",
                1);
    }

    IndexValue of(Distribution distribution) {
        if (distribution.isEmpty()) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        BigInteger threshold = distribution.total().multiply(BigInteger.valueOf(numerator));
        BigInteger held = BigInteger.ZERO;
        int rank = 0;
        do {
            rank++;
            held = held.add(distribution.amountAt(rank).multiply(BigInteger.valueOf(denominator)));
        } while (held.compareTo(threshold) <= 0);
        return IndexValue.whole(rank);
    }
}

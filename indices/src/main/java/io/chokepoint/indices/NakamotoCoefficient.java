package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Threshold;

/**
 * Smallest number of entities that together hold strictly more than a threshold of the total.
 *
 * <p>Compared in integers, {@code denominator · Σx > numerator · T}: adding shares as doubles miscounts exact
 * thresholds. "At least" would count one entity for two equal halves, although neither can decide alone.
 *
 * @param threshold share of the total
 */
record NakamotoCoefficient(Threshold threshold) {

    IndexDefinition definition() {
        return new IndexDefinition(
                "nakamoto_coefficient_%d_%d".formatted(threshold.numerator(), threshold.denominator()),
                "Nakamoto coefficient above %d/%d".formatted(threshold.numerator(), threshold.denominator()),
                Unit.ENTITIES,
                Range.atLeast(1),
                Direction.HIGHER_IS_LESS_CONCENTRATED,
                "min k : x_1 + … + x_k > %d/%d · T".formatted(threshold.numerator(), threshold.denominator()),
                "B. Srinivasan and L. Lee, Quantifying Decentralization, 2017",
                1);
    }

    IndexValue of(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.whole(moments.rankExceeding(threshold));
    }
}

package io.chokepoint.indices.composite;

import io.chokepoint.indices.Direction;
import io.chokepoint.indices.IndexDefinition;
import io.chokepoint.indices.Range;
import io.chokepoint.indices.Unit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The weighted geometric mean of scores from 0, everything in one hand, to 1, spread: a component in one hand makes the whole
 * 0, however spread the others are.
 *
 * @param parts the scores, at least one
 */
public record CompositeScore(List<Part> parts) {
    /** The mean, of any components. */
    public static final IndexDefinition DEFINITION = new IndexDefinition(
            "composite",
            "Composite of spread scores",
            Unit.RATIO,
            Range.closed(0, 1),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "Π s_i^(w_i / Σ w)",
            "OECD and JRC, Handbook on Constructing Composite Indicators, 2008",
            1);

    /**
     * A score and how much it counts.
     *
     * @param score 0 to 1
     * @param weight at least 1, relative to the weights of the others
     */
    public record Part(double score, long weight) {
        /** Refuses what is no score and what does not count. */
        public Part {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("A score is from 0 to 1, not " + score);
            }
            if (weight < 1) {
                throw new IllegalArgumentException("A weight is at least 1, not " + weight);
            }
        }
    }

    /** Copies the parts; refuses none at all. */
    public CompositeScore {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A composite has at least one part");
        }
    }

    /** The mean, 0 to 1, within 1e-12. */
    public double value() {
        if (parts.stream().anyMatch(part -> part.score() == 0)) {
            return 0;
        }
        return StrictMath.exp(-sum(CompositeScore::loss) / sum(Part::weight));
    }

    /**
     * The share of a part in what keeps the composite below 1, on the scale of its logarithm; the shares of all parts add up
     * to 1. Where parts are 0 they alone count, by their weights.
     *
     * @return 0 to 1, or empty when the composite is 1, so that there is nothing to share
     */
    public OptionalDouble contribution(Part part) {
        boolean broken = parts.stream().anyMatch(each -> each.score() == 0);
        ToDoubleFunction<Part> counted = broken ? each -> each.score() == 0 ? each.weight() : 0 : CompositeScore::loss;
        double all = sum(counted);
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(counted.applyAsDouble(part) / all);
    }

    private static double loss(Part part) {
        // An exact 1 gives −0.
        return part.score() == 1 ? 0 : -part.weight() * StrictMath.log(part.score());
    }

    /** Independent of the order of the parts. */
    private double sum(ToDoubleFunction<Part> figure) {
        return parts.stream().mapToDouble(figure).sorted().sum();
    }
}

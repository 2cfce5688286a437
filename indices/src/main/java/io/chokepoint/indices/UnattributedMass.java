package io.chokepoint.indices;

import io.chokepoint.indices.scan.Threshold;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be said when part of the total has no known owner: the values that an index takes for every way in which that
 * part could be spread, from dust in countless hands to all of it with the largest entity.
 *
 * @param known the distribution of what has a known owner
 * @param unattributed what has none, in base units
 */
public record UnattributedMass(Distribution known, BigInteger unattributed) {
    /** In points; both ends exact. */
    public static final IndexDefinition HHI_FAMILY = new IndexDefinition(
            "hhi_interval",
            "Identification interval of the HHI",
            Unit.POINTS,
            Range.closed(0, 10_000),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "10000 · [Σ x_i², Σ x_i² + (x_1 + r)² − x_1²] / (T + r)²",
            "C. F. Manski, Partial Identification of Probability Distributions, 2003",
            1);

    /** In entities; both ends exact. */
    public static final IndexDefinition NAKAMOTO_FAMILY = new IndexDefinition(
            "nakamoto_interval",
            "Identification interval of the Nakamoto coefficient",
            Unit.ENTITIES,
            Range.atLeast(1),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "[min k : r + x_1 + … + x_k > τ · (T + r), min k : x_1 + … + x_k > τ · (T + r)]",
            "C. F. Manski, Partial Identification of Probability Distributions, 2003",
            1);

    /**
     * Ends of a real-valued index.
     *
     * @param least in the unit of the definition
     * @param greatest in the unit of the definition
     */
    public record Interval(double least, double greatest) {}

    /**
     * Ends of a count.
     *
     * @param least at least 1
     * @param greatest empty when the known amounts alone never pass the threshold, so that no number is too large
     */
    public record CountInterval(long least, OptionalLong greatest) {}

    /** Refuses a negative mass. */
    public UnattributedMass {
        if (unattributed.signum() < 0) {
            throw new IllegalArgumentException("The unattributed mass is not negative: " + unattributed);
        }
    }

    /** Points of the HHI; empty when there is nothing at all. */
    public Optional<Interval> hhi() {
        BigInteger total = total();
        if (total.signum() == 0) {
            return Optional.empty();
        }
        BigInteger largest = known.isEmpty() ? BigInteger.ZERO : known.amountAt(1);
        BigInteger squares = known.moments().sumOfSquares();
        BigInteger joined = squares.add(largest.add(unattributed).pow(2)).subtract(largest.pow(2));
        return Optional.of(new Interval(points(squares), points(joined)));
    }

    /** Entities that hold strictly more than a threshold of the total; empty when there is nothing at all. */
    public Optional<CountInterval> nakamoto(Threshold threshold) {
        if (total().signum() == 0) {
            return Optional.empty();
        }
        // Joined to the largest, the mass is there from the first entity on.
        long least = entitiesBeyond(threshold, unattributed).orElse(1);
        return Optional.of(new CountInterval(least, entitiesBeyond(threshold, BigInteger.ZERO)));
    }

    private OptionalLong entitiesBeyond(Threshold threshold, BigInteger head) {
        BigInteger bound = total().multiply(BigInteger.valueOf(threshold.numerator()));
        BigInteger denominator = BigInteger.valueOf(threshold.denominator());
        BigInteger held = head;
        for (int rank = 1; rank <= known.population(); rank++) {
            held = held.add(known.amountAt(rank));
            if (held.multiply(denominator).compareTo(bound) > 0) {
                return OptionalLong.of(rank);
            }
        }
        return OptionalLong.empty();
    }

    private BigInteger total() {
        return known.total().add(unattributed);
    }

    private double points(BigInteger squares) {
        return Quotient.of(squares.multiply(Hhi.POINTS), total().pow(2));
    }
}

package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Threshold;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What can be said when part of the total has no known owner: the values that an index takes for every way in which that
 * part could be spread, from dust in countless hands to all of it with the largest entity.
 *
 * @param amount what has no known owner, in base units, besides what a distribution has
 */
public record UnattributedMass(BigInteger amount) {
    /** In points; both ends exact. */
    public static final IndexDefinition HHI_FAMILY = interval(
            "hhi_interval",
            "Identification interval of the HHI",
            Unit.POINTS,
            Range.closed(0, 10_000),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "10000 · [Σ x_i², Σ x_i² + (x_1 + r)² − x_1²] / (T + r)²");

    /** In entities; both ends exact. */
    public static final IndexDefinition NAKAMOTO_FAMILY = interval(
            "nakamoto_interval",
            "Identification interval of the Nakamoto coefficient",
            Unit.ENTITIES,
            Range.atLeast(1),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "[min k : r + x_1 + … + x_k > τ · (T + r), min k : x_1 + … + x_k > τ · (T + r)]");

    /** A share; both ends exact. */
    public static final IndexDefinition CONCENTRATION_RATIO_FAMILY = interval(
            "concentration_ratio_interval",
            "Identification interval of the share of the k largest entities",
            Unit.RATIO,
            Range.closed(0, 1),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "[x_1 + … + x_k, r + x_1 + … + x_k] / (T + r)");

    /**
     * Ends of an interval.
     *
     * @param least in the unit of the index
     * @param greatest in the unit of the index; null when no value is too large
     */
    public record Interval(double least, Double greatest) {}

    /** Refuses a negative mass. */
    public UnattributedMass {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("The unattributed mass is not negative: " + amount);
        }
    }

    /** What a scan of the known amounts must look at, too, for the Nakamoto coefficients of these thresholds. */
    public Cuts addTo(Cuts cuts, BigInteger knownTotal, List<Threshold> thresholds) {
        return cuts.andAmounts(thresholds.stream()
                .flatMap(threshold -> Stream.of(apart(threshold, knownTotal), joined(threshold, knownTotal)))
                .toList());
    }

    /**
     * The interval of an index; empty where the ends are not known in closed form, or there is nothing at all.
     *
     * @param known moments of what has a known owner, with the cuts of {@link #addTo} for the index's threshold
     */
    public Optional<Interval> of(CentralizationIndex index, Moments known) {
        return switch (index) {
            case HHI -> squares(known).map(Fractions::points);
            case EFFECTIVE_NUMBER -> squares(known).map(Fractions::inverse);
            case RENYI_ENTROPY_2 -> squares(known).map(Fractions::bits);
            case CONCENTRATION_RATIO_1 -> largest(1, known).map(Fractions::shares);
            case CONCENTRATION_RATIO_10 -> largest(10, known).map(Fractions::shares);
            case CONCENTRATION_RATIO_100 -> largest(100, known).map(Fractions::shares);
            case MIN_ENTROPY -> largest(1, known).map(Fractions::bits);
            case NAKAMOTO_COEFFICIENT_1_3 -> nakamoto(Threshold.ONE_THIRD, known);
            case NAKAMOTO_COEFFICIENT_1_2 -> nakamoto(Threshold.ONE_HALF, known);
            case NAKAMOTO_COEFFICIENT_2_3 -> nakamoto(Threshold.TWO_THIRDS, known);
            case POPULATION,
                    TOTAL,
                    GINI,
                    HHI_NORMALIZED,
                    SHANNON_ENTROPY,
                    EVENNESS,
                    THEIL_INDEX,
                    CONCENTRATION_RATIO_TOP_1_PERCENT -> Optional.empty();
        };
    }

    /** Two fractions of one whole, in lowest terms or not. */
    private record Fractions(BigInteger least, BigInteger greatest, BigInteger whole) {
        Interval points() {
            return new Interval(
                    Quotient.of(least.multiply(Hhi.POINTS), whole), Quotient.of(greatest.multiply(Hhi.POINTS), whole));
        }

        Interval shares() {
            return new Interval(Quotient.of(least, whole), Quotient.of(greatest, whole));
        }

        Interval inverse() {
            return new Interval(
                    Quotient.of(whole, greatest), least.signum() == 0 ? null : (Double) Quotient.of(whole, least));
        }

        Interval bits() {
            return new Interval(
                    RenyiEntropy.bits(greatest, whole),
                    least.signum() == 0 ? null : (Double) RenyiEntropy.bits(least, whole));
        }
    }

    private Optional<Fractions> squares(Moments known) {
        BigInteger largest = known.sumOfLargest(1);
        BigInteger squares = known.sumOfSquares();
        BigInteger joined = squares.add(largest.add(amount).pow(2)).subtract(largest.pow(2));
        return fractions(squares, joined, known.total().add(amount).pow(2));
    }

    private Optional<Fractions> largest(long k, Moments known) {
        BigInteger sum = known.sumOfLargest(k);
        return fractions(sum, sum.add(amount), known.total().add(amount));
    }

    private static Optional<Fractions> fractions(BigInteger least, BigInteger greatest, BigInteger whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(new Fractions(least, greatest, whole));
    }

    /** Entities that hold strictly more than a threshold of the total. */
    private Optional<Interval> nakamoto(Threshold threshold, Moments known) {
        if (known.total().add(amount).signum() == 0) {
            return Optional.empty();
        }
        // With nobody known, one owner may have it all.
        long least = known.rankPassing(joined(threshold, known.total())).orElse(1);
        OptionalLong greatest = known.rankPassing(apart(threshold, known.total()));
        return Optional.of(new Interval(least, greatest.isPresent() ? (double) greatest.getAsLong() : null));
    }

    /** What the known entities must hold more than, where the mass is dust. */
    private BigInteger apart(Threshold threshold, BigInteger knownTotal) {
        return threshold.floorOf(knownTotal.add(amount));
    }

    /** What the known entities must hold more than, where the largest of them has the mass as well. */
    private BigInteger joined(Threshold threshold, BigInteger knownTotal) {
        return apart(threshold, knownTotal).subtract(amount);
    }

    private static IndexDefinition interval(
            String id, String name, Unit unit, Range range, Direction direction, String formula) {
        return new IndexDefinition(
                id,
                name,
                unit,
                range,
                direction,
                formula,
                "C. F. Manski, Partial Identification of Probability Distributions, 2003",
                1);
    }
}

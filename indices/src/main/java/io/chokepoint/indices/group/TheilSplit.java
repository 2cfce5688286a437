package io.chokepoint.indices.group;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Direction;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.IndexDefinition;
import io.chokepoint.indices.Quotient;
import io.chokepoint.indices.Range;
import io.chokepoint.indices.Unit;
import io.chokepoint.indices.scan.EntityTerms;
import io.chokepoint.indices.scan.ExactDoubleSum;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The Theil index of a population in groups, as what lies inside of the groups and what lies between them. The two add up
 * to the index of the whole; no other published index splits so.
 *
 * @param within what would remain if all groups had the same mean, in nats
 * @param between what would remain if all entities of a group held the same, in nats
 */
public record TheilSplit(double within, double between) {
    /** The part inside of the groups. */
    public static final IndexDefinition WITHIN_FAMILY = new IndexDefinition(
            "theil_within",
            "Theil index within groups",
            Unit.NATS,
            Range.atLeast(0),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "Σ_g s_g · Theil_g, s_g = T_g / T",
            "H. Theil, Economics and Information Theory, 1967",
            1);

    /** The part between the groups. */
    public static final IndexDefinition BETWEEN_FAMILY = new IndexDefinition(
            "theil_between",
            "Theil index between groups",
            Unit.NATS,
            Range.atLeast(0),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "Σ_g s_g · ln(s_g · n / n_g), s_g = T_g / T",
            "H. Theil, Economics and Information Theory, 1967",
            1);

    /**
     * The split over groups that share no entity; empty when nobody holds anything.
     *
     * @param groups the distribution of each group; those without a positive amount add nothing
     */
    public static Optional<TheilSplit> of(Collection<Distribution> groups) {
        List<Distribution> holding =
                groups.stream().filter(group -> !group.isEmpty()).toList();
        if (holding.isEmpty()) {
            return Optional.empty();
        }
        BigInteger total = holding.stream().map(Distribution::total).reduce(BigInteger.ZERO, BigInteger::add);
        long population = holding.stream().mapToLong(Distribution::population).sum();
        ExactDoubleSum within = new ExactDoubleSum();
        ExactDoubleSum between = new ExactDoubleSum();
        for (Distribution group : holding) {
            double theil = CentralizationIndex.THEIL_INDEX.of(group).asDouble().orElseThrow();
            within.add(theil * Quotient.of(group.total(), total));
            between.add(group.population() * betweenTerm(group, population, total));
        }
        return Optional.of(new TheilSplit(within.value(), between.value() / population));
    }

    /** The index of the whole, in nats. */
    public double whole() {
        return within + between;
    }

    // As in the index of the whole, terms that are never negative: nothing cancels between groups of nearly equal
    // means.
    private static double betweenTerm(Distribution group, long population, BigInteger total) {
        BigInteger scaled = group.total().multiply(BigInteger.valueOf(population));
        BigInteger mean = total.multiply(BigInteger.valueOf(group.population()));
        return EntityTerms.theil(Quotient.of(scaled, mean), Quotient.of(scaled.subtract(mean), mean));
    }
}

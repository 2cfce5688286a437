package io.chokepoint.indices.power;

import io.chokepoint.indices.Direction;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.IndexDefinition;
import io.chokepoint.indices.Quotient;
import io.chokepoint.indices.Range;
import io.chokepoint.indices.Unit;
import io.chokepoint.indices.scan.Threshold;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How often an entity decides: the share of all ways in which the others can vote yes or no, in which what it votes itself
 * is the result. A proposal passes with strictly more than a threshold of all amounts.
 *
 * <p>Exact for assemblies of up to {@value #MOST_EXACT} entities. For larger ones ways are drawn at random from a fixed
 * seed, so that equal distributions give equal values, and of the smallest entities the sum is taken as normally
 * distributed; the {@link Power#bound} says by how much the value can be off.
 */
public final class BanzhafPower {
    /** Of one entity. */
    public static final IndexDefinition FAMILY = new IndexDefinition(
            "banzhaf_power",
            "Banzhaf power of an entity",
            Unit.RATIO,
            Range.closed(0, 1),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "2^−(n−1) · #{S ∌ i : Σ_S x ≤ τ · T < Σ_S x + x_i}",
            "L. S. Penrose, The Elementary Statistics of Majority Voting, 1946; J. F. Banzhaf, Weighted Voting Doesn't Work, 1965",
            1);

    /** Of one entity, so that those of all entities sum to one. */
    public static final IndexDefinition SHARE_FAMILY = new IndexDefinition(
            "banzhaf_share",
            "Share of an entity in the Banzhaf power of all",
            Unit.RATIO,
            Range.closed(0, 1),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "β_i / Σ β_j, β as in banzhaf_power",
            "J. F. Banzhaf, Weighted Voting Doesn't Work, 1965",
            1);

    /** Entities of the largest assembly whose powers are counted out. */
    public static final int MOST_EXACT = 30;

    /** Entities of the largest assembly whose shares are counted out. */
    public static final int MOST_SHARES = 20;

    private BanzhafPower() {}

    /**
     * The power of an entity.
     *
     * @param value share of the ways in which the others vote, in [0, 1]
     * @param bound the exact value is at most this far away: 0 when the value is exact, else with a probability of 95 %
     */
    public record Power(double value, double bound) {}

    /**
     * The powers of some entities; entities with equal amounts have equal powers.
     *
     * @param amounts what these entities have, each an amount of the distribution
     * @return by amount; empty where the total is 2^126 base units or more and the assembly is too large to count it out
     * @throws IllegalArgumentException when nobody in the distribution has one of the amounts
     */
    public static Optional<Map<BigInteger, Power>> of(
            Distribution distribution, Threshold threshold, List<BigInteger> amounts) {
        List<BigInteger> distinct = amounts.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return Optional.of(Map.of());
        }
        BigInteger bound = threshold.floorOf(distribution.total());
        if (distribution.population() > MOST_EXACT) {
            return SampledSwings.of(distribution, bound, distinct);
        }
        Map<BigInteger, Power> powers = new HashMap<>();
        double ways = Math.scalb(1.0, distribution.population() - 1);
        distinct.forEach(
                amount -> powers.put(amount, new Power(ExactSwings.count(distribution, bound, amount) / ways, 0)));
        return Optional.of(powers);
    }

    /**
     * The shares of all entities in the power of all, exact; by rank.
     *
     * @return empty for more than {@value #MOST_SHARES} entities, for none, and where no entity ever decides
     */
    public static Optional<List<Double>> shares(Distribution distribution, Threshold threshold) {
        if (distribution.population() > MOST_SHARES) {
            return Optional.empty();
        }
        BigInteger bound = threshold.floorOf(distribution.total());
        List<BigInteger> swings = IntStream.rangeClosed(1, distribution.population())
                .mapToObj(
                        rank -> BigInteger.valueOf(ExactSwings.count(distribution, bound, distribution.amountAt(rank))))
                .toList();
        BigInteger all = swings.stream().reduce(BigInteger.ZERO, BigInteger::add);
        return all.signum() == 0
                ? Optional.empty()
                : Optional.of(swings.stream().map(of -> Quotient.of(of, all)).toList());
    }
}

package io.chokepoint.indices.scan;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where along the ranking a scan looks at the cumulated amounts.
 *
 * @param thresholds shares of the total whose passing is noted
 * @param ranks numbers of entities after which the sum is noted, ascending, each at least 1
 * @param topShares shares of the population, rounded up to whole entities, after which the sum is noted; the scan turns
 *     them into ranks by the population that it is told, so that one value serves every distribution
 * @param amounts amounts in base units whose passing is noted
 */
public record Cuts(List<Threshold> thresholds, List<Long> ranks, List<Threshold> topShares, List<BigInteger> amounts)
        implements Serializable {
    private static final List<Threshold> PUBLISHED_THRESHOLDS =
            List.of(Threshold.ONE_THIRD, Threshold.ONE_HALF, Threshold.TWO_THIRDS);
    private static final List<Long> PUBLISHED_RANKS = List.of(1L, 10L, 100L);
    private static final List<Threshold> PUBLISHED_TOP_SHARES = List.of(Threshold.ONE_PERCENT);

    /** Steps of the published Lorenz curve. */
    public static final int LORENZ_STEPS = 100;

    /** What the published indices need, without a curve. */
    public static final Cuts PUBLISHED =
            new Cuts(PUBLISHED_THRESHOLDS, PUBLISHED_RANKS, PUBLISHED_TOP_SHARES, List.of());

    /** No cuts at all. */
    public static final Cuts NONE = new Cuts(List.of(), List.of());

    /** Copies the lists. */
    public Cuts {
        thresholds = List.copyOf(thresholds);
        ranks = List.copyOf(ranks);
        topShares = List.copyOf(topShares);
        amounts = List.copyOf(amounts);
    }

    /** Cuts without a share of the population and without an amount. */
    public Cuts(List<Threshold> thresholds, List<Long> ranks) {
        this(thresholds, ranks, List.of(), List.of());
    }

    /** These cuts and those of a Lorenz curve with this many steps for a population. */
    public Cuts andLorenz(long population, int steps) {
        List<Long> more = new ArrayList<>();
        long used = Math.min(steps, population);
        for (long step = 0; step < used; step++) {
            more.add(population - population * step / used);
        }
        return andRanks(more);
    }

    /** These cuts and the sums after further numbers of entities. */
    public Cuts andRanks(Collection<Long> more) {
        TreeSet<Long> all = new TreeSet<>(ranks);
        all.addAll(more);
        return new Cuts(thresholds, new ArrayList<>(all), topShares, amounts);
    }

    /** These cuts and further thresholds. */
    public Cuts andThresholds(Collection<Threshold> more) {
        return new Cuts(union(thresholds, more), ranks, topShares, amounts);
    }

    /** These cuts and further shares of the population. */
    public Cuts andTopShares(Collection<Threshold> more) {
        return new Cuts(thresholds, ranks, union(topShares, more), amounts);
    }

    /** These cuts and further amounts. */
    public Cuts andAmounts(Collection<BigInteger> more) {
        return new Cuts(thresholds, ranks, topShares, union(amounts, more));
    }

    private static <T> List<T> union(Collection<T> some, Collection<T> more) {
        Set<T> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return new ArrayList<>(all);
    }
}

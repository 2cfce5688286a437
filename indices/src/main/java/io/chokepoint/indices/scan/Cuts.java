package io.chokepoint.indices.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Where along the ranking a scan looks at the cumulated amounts.
 *
 * @param thresholds shares of the total whose passing is noted
 * @param ranks numbers of entities after which the sum is noted, ascending, each at least 1
 */
public record Cuts(List<Threshold> thresholds, List<Long> ranks) implements Serializable {
    private static final List<Threshold> PUBLISHED_THRESHOLDS =
            List.of(Threshold.ONE_THIRD, Threshold.ONE_HALF, Threshold.TWO_THIRDS);
    private static final List<Long> PUBLISHED_RANKS = List.of(1L, 10L, 100L);

    /** Steps of the published Lorenz curve. */
    public static final int LORENZ_STEPS = 100;

    /** What the published indices need, without a curve. */
    public static final Cuts PUBLISHED = new Cuts(PUBLISHED_THRESHOLDS, PUBLISHED_RANKS);

    /** Copies both lists. */
    public Cuts {
        thresholds = List.copyOf(thresholds);
        ranks = List.copyOf(ranks);
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
        return new Cuts(thresholds, new ArrayList<>(all));
    }

    /** These cuts and further thresholds. */
    public Cuts andThresholds(Collection<Threshold> more) {
        List<Threshold> all = new ArrayList<>(thresholds);
        more.stream().filter(threshold -> !thresholds.contains(threshold)).forEach(all::add);
        return new Cuts(all, ranks);
    }
}

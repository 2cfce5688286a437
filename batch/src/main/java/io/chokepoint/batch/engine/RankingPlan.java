package io.chokepoint.batch.engine;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where every part of every distribution is ranked: a small distribution whole in the partition that its key picks, a large
 * one by ranges of weight, spread so that no partition gets much more than another.
 */
final class RankingPlan implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int partitions;
    private final HashMap<GroupKey, GroupPlan> large;
    private final HashMap<GroupKey, int[]> placement = new HashMap<>();
    private final HashSet<GroupKey> setApart;
    private final HashMap<GroupKey, BigInteger> unattributed;

    /**
     * Places the ranges.
     *
     * @param large plans of large distributions
     * @param setApart series that left the fast path, as keys of day 0: they are not ranked here
     * @param unattributed what adjusted distributions leave out and others own; null where that is not known
     */
    RankingPlan(
            int partitions,
            Map<GroupKey, GroupPlan> large,
            Set<GroupKey> setApart,
            Map<GroupKey, BigInteger> unattributed) {
        this.partitions = partitions;
        this.large = new HashMap<>(large);
        this.setApart = new HashSet<>(setApart);
        this.unattributed = new HashMap<>(unattributed);
        long[] load = new long[partitions];
        large.keySet().stream().sorted().forEach(key -> placement.put(key, place(large.get(key), load)));
    }

    private static int[] place(GroupPlan plan, long[] load) {
        int[] chosen = new int[plan.ranges()];
        for (int range = 0; range < chosen.length; range++) {
            int least = 0;
            for (int partition = 1; partition < load.length; partition++) {
                least = load[partition] < load[least] ? partition : least;
            }
            chosen[range] = least;
            load[least] += plan.count(range);
        }
        return chosen;
    }

    int partitions() {
        return partitions;
    }

    /** Series that left the fast path, as keys of day 0. */
    Set<GroupKey> setApart() {
        return setApart;
    }

    /** Whether it is the key of a distribution that is ranked. */
    boolean isRanked(GroupKey key) {
        return !key.isUnattributed() && (setApart.isEmpty() || !setApart.contains(key.on(0)));
    }

    /** What a distribution leaves out and others own; empty where that is not known. */
    Optional<BigInteger> unattributed(GroupKey key) {
        return unattributed.containsKey(key)
                ? Optional.ofNullable(unattributed.get(key))
                : Optional.of(BigInteger.ZERO);
    }

    /** The plan of a large distribution; null for a small one. */
    GroupPlan large(GroupKey key) {
        return large.get(key);
    }

    int partition(GroupKey key, int range) {
        int[] chosen = placement.get(key);
        return chosen == null ? Math.floorMod(key.hashCode(), partitions) : chosen[range];
    }
}

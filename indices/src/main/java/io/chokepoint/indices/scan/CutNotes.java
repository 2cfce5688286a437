package io.chokepoint.indices.scan;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The cuts of one part of a ranking in the order in which a scan meets them, and what it noted there. */
final class CutNotes {
    /** A sum that is to be passed, and where the rank goes. */
    record Target(BigInteger sum, long[] answers, int position) {}

    private final Cuts cuts;
    final long[] exceeding;
    final long[] reaching;
    final BigInteger[] sums;
    /** By the sum to pass, ascending, those that the amounts above the part have not passed. */
    final List<Target> targets;

    CutNotes(Cuts cuts, Standing standing) {
        this.cuts = cuts;
        this.exceeding = new long[cuts.thresholds().size()];
        this.reaching = new long[cuts.thresholds().size()];
        this.sums = new BigInteger[cuts.ranks().size()];
        Target[] all = new Target[2 * exceeding.length];
        for (int i = 0; i < exceeding.length; i++) {
            Threshold threshold = cuts.thresholds().get(i);
            all[2 * i] = new Target(threshold.floorOf(standing.total()), exceeding, i);
            all[2 * i + 1] = new Target(threshold.below(standing.total()), reaching, i);
        }
        this.targets = Arrays.stream(all)
                .filter(target -> standing.sumAbove().compareTo(target.sum()) <= 0)
                .sorted(Comparator.comparing(Target::sum))
                .toList();
    }

    /** Position of the first cut after this many entities. */
    int firstRankAfter(long rank) {
        int position = 0;
        while (position < sums.length && cuts.ranks().get(position) <= rank) {
            position++;
        }
        return position;
    }

    /** Number of entities of the cut at this position; beyond every ranking after the last. */
    long rankAt(int position) {
        return position < sums.length ? cuts.ranks().get(position) : Long.MAX_VALUE;
    }

    void pass(int target, long rank) {
        targets.get(target).answers()[targets.get(target).position()] = rank;
    }
}

package io.chokepoint.indices.scan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The cuts of one part of a ranking in the order in which a scan meets them, and what it noted there. */
final class CutNotes {
    /** A sum that is to be passed, and where the rank goes. */
    record Target(BigInteger sum, long[] answers, int position) {}

    /** A number of entities after which the sum is noted, and where it goes. */
    private record RankCut(long rank, int position) {}

    private final List<RankCut> rankCuts;
    final long[] exceeding;
    final long[] reaching;
    final long[] passing;
    final BigInteger[] sums;
    /** By the sum to pass, ascending, those that the amounts above the part have not passed. */
    final List<Target> targets;

    CutNotes(Cuts cuts, Standing standing) {
        this.rankCuts = rankCuts(cuts, standing.population());
        this.exceeding = new long[cuts.thresholds().size()];
        this.reaching = new long[cuts.thresholds().size()];
        this.sums = new BigInteger[rankCuts.size()];
        this.passing = new long[cuts.amounts().size()];
        List<Target> all = new ArrayList<>();
        for (int i = 0; i < exceeding.length; i++) {
            Threshold threshold = cuts.thresholds().get(i);
            all.add(new Target(threshold.floorOf(standing.total()), exceeding, i));
            all.add(new Target(threshold.below(standing.total()), reaching, i));
        }
        for (int i = 0; i < passing.length; i++) {
            BigInteger amount = cuts.amounts().get(i);
            if (amount.compareTo(standing.total()) < 0) {
                // An amount below zero is passed by the first entity just as zero is.
                all.add(new Target(amount.max(BigInteger.ZERO), passing, i));
            }
        }
        this.targets = all.stream()
                .filter(target -> standing.sumAbove().compareTo(target.sum()) <= 0)
                .sorted(Comparator.comparing(Target::sum))
                .toList();
    }

    /** Position of the first cut after this many entities. */
    int firstRankAfter(long rank) {
        int position = 0;
        while (position < sums.length && rankCuts.get(position).rank() <= rank) {
            position++;
        }
        return position;
    }

    /** Number of entities of the cut at this position; beyond every ranking after the last. */
    long rankAt(int position) {
        return position < sums.length ? rankCuts.get(position).rank() : Long.MAX_VALUE;
    }

    void note(int position, BigInteger sum) {
        sums[rankCuts.get(position).position()] = sum;
    }

    /** In the order of rising rank; a share of the population may fall on the same rank as another cut. */
    private static List<RankCut> rankCuts(Cuts cuts, long population) {
        List<RankCut> all = new ArrayList<>();
        cuts.ranks().forEach(rank -> all.add(new RankCut(rank, all.size())));
        cuts.topShares().forEach(share -> all.add(new RankCut(share.ceilOf(population), all.size())));
        all.sort(Comparator.comparingLong(RankCut::rank));
        return all;
    }

    void pass(int target, long rank) {
        targets.get(target).answers()[targets.get(target).position()] = rank;
    }
}

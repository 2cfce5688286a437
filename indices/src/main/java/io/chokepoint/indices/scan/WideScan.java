package io.chokepoint.indices.scan;

import java.math.BigInteger;

/** The scan of amounts of any size: the same terms and the same sums as {@link FastScan}, in integers of any size. */
final class WideScan {
    private final Standing standing;
    private final Cuts cuts;
    private final CutNotes notes;
    private final BigInteger population;
    private final double total;
    private final double logOfPopulation;

    WideScan(Standing standing, Cuts cuts) {
        this.standing = standing;
        this.cuts = cuts;
        this.notes = new CutNotes(cuts, standing);
        this.population = BigInteger.valueOf(standing.population());
        this.total = standing.total().doubleValue();
        this.logOfPopulation = StrictMath.log(standing.population());
    }

    Moments scan(BigInteger[] ascending) {
        ExactDoubleSum entropyNats = new ExactDoubleSum();
        ExactDoubleSum theilTerms = new ExactDoubleSum();
        BigInteger squares = BigInteger.ZERO;
        BigInteger rankedSum = BigInteger.ZERO;
        BigInteger held = standing.sumAbove();
        long rank = standing.rankAbove();
        int rankCut = notes.firstRankAfter(rank);
        int target = 0;
        for (int i = ascending.length - 1; i >= 0; i--) {
            BigInteger amount = ascending[i];
            rank++;
            held = held.add(amount);
            squares = squares.add(amount.multiply(amount));
            rankedSum = rankedSum.add(amount.multiply(BigInteger.valueOf(rank)));
            double share = amount.doubleValue() / total;
            double logarithm = EntityTerms.logarithm(share, share > 0.5 ? rest(amount) : 0);
            entropyNats.add(-share * logarithm);
            theilTerms.add(theilTerm(amount, share, logarithm));
            while (target < notes.targets.size()
                    && held.compareTo(notes.targets.get(target).sum()) > 0) {
                notes.pass(target++, rank);
            }
            while (rank == notes.rankAt(rankCut)) {
                notes.note(rankCut++, held);
            }
        }
        return new Moments(
                cuts,
                ascending.length,
                held.subtract(standing.sumAbove()),
                rankedSum,
                squares,
                entropyNats,
                theilTerms,
                notes.exceeding,
                notes.reaching,
                notes.passing,
                notes.sums);
    }

    private double rest(BigInteger amount) {
        return standing.total().subtract(amount).doubleValue() / total;
    }

    private double theilTerm(BigInteger amount, double share, double logarithm) {
        double multiple = share * standing.population();
        if (!EntityTerms.isNearMean(multiple)) {
            return EntityTerms.theilFar(multiple, logarithm, logOfPopulation);
        }
        BigInteger distance = amount.multiply(population).subtract(standing.total());
        return EntityTerms.theilNear(distance.doubleValue() / total);
    }
}

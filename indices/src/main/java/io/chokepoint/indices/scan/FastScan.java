package io.chokepoint.indices.scan;

import java.math.BigInteger;

/** The scan of amounts below 2^126 of a total below 2^126: primitives only, and not one object per entity. */
final class FastScan {
    private final Standing standing;
    private final Cuts cuts;
    private final CutNotes notes;
    private final long totalHigh;
    private final long totalLow;
    private final double total;
    private final double logOfPopulation;
    private final ExactDoubleSum entropyNats = new ExactDoubleSum();
    private final ExactDoubleSum theilTerms = new ExactDoubleSum();
    private final Uint192Sum squaresOfLow = new Uint192Sum();
    private final Uint192Sum crossProducts = new Uint192Sum();
    private final Uint192Sum squaresOfHigh = new Uint192Sum();
    private final Uint192Sum cumulated = new Uint192Sum();

    // The terms of the latest amount: equal amounts follow each other.
    private double entropyTerm;
    private double theilTerm;

    FastScan(Standing standing, Cuts cuts) {
        if (standing.total().bitLength() > Uint128.FAST_BITS) {
            throw new IllegalArgumentException("A total of %d bits is beyond the fast scan"
                    .formatted(standing.total().bitLength()));
        }
        this.standing = standing;
        this.cuts = cuts;
        this.notes = new CutNotes(cuts, standing);
        this.totalHigh = Uint128.high(standing.total());
        this.totalLow = Uint128.low(standing.total());
        this.total = standing.total().doubleValue();
        this.logOfPopulation = StrictMath.log(standing.population());
    }

    Moments scan(long[] high, long[] low, int count) {
        long aboveHigh = Uint128.high(standing.sumAbove());
        long aboveLow = Uint128.low(standing.sumAbove());
        long sumHigh = 0;
        long sumLow = 0;
        long rank = standing.rankAbove();
        int rankCut = notes.firstRankAfter(rank);
        long nextRank = notes.rankAt(rankCut);
        int target = 0;
        long targetHigh = targetHigh(target);
        long targetLow = targetLow(target);
        long previousHigh = -1;
        long previousLow = 0;
        for (int i = count - 1; i >= 0; i--) {
            long amountHigh = high == null ? 0 : high[i];
            long amountLow = low[i];
            rank++;
            sumLow += amountLow;
            sumHigh += amountHigh + Uint128.carry(sumLow, amountLow);
            cumulated.add(sumHigh, sumLow);
            if (amountLow != previousLow || amountHigh != previousHigh) {
                terms(amountHigh, amountLow);
                previousHigh = amountHigh;
                previousLow = amountLow;
            }
            square(amountHigh, amountLow);
            entropyNats.add(entropyTerm);
            theilTerms.add(theilTerm);
            long heldLow = aboveLow + sumLow;
            long heldHigh = aboveHigh + sumHigh + Uint128.carry(heldLow, sumLow);
            while (Uint128.isGreater(heldHigh, heldLow, targetHigh, targetLow)) {
                notes.pass(target++, rank);
                targetHigh = targetHigh(target);
                targetLow = targetLow(target);
            }
            while (rank == nextRank) {
                notes.note(rankCut++, Uint128.toBigInteger(heldHigh, heldLow));
                nextRank = notes.rankAt(rankCut);
            }
        }
        BigInteger sum = Uint128.toBigInteger(sumHigh, sumLow);
        return new Moments(
                cuts,
                count,
                sum,
                rankedSum(sum, count),
                sumOfSquares(),
                entropyNats,
                theilTerms,
                notes.exceeding,
                notes.reaching,
                notes.passing,
                notes.sums);
    }

    private void terms(long amountHigh, long amountLow) {
        double share = Uint128.toDouble(amountHigh, amountLow) / total;
        double logarithm = EntityTerms.logarithm(share, share > 0.5 ? rest(amountHigh, amountLow) : 0);
        entropyTerm = -share * logarithm;
        double multiple = share * standing.population();
        theilTerm = EntityTerms.isNearMean(multiple)
                ? EntityTerms.theilNear(distanceFromMean(amountHigh, amountLow))
                : EntityTerms.theilFar(multiple, logarithm, logOfPopulation);
    }

    /** (T − x) / T. */
    private double rest(long amountHigh, long amountLow) {
        long restLow = totalLow - amountLow;
        long restHigh = totalHigh - amountHigh - (Long.compareUnsigned(totalLow, amountLow) < 0 ? 1 : 0);
        return Uint128.toDouble(restHigh, restLow) / total;
    }

    /** (n · x − T) / T for n · x near T, hence below 2^127. */
    private double distanceFromMean(long amountHigh, long amountLow) {
        long n = standing.population();
        long scaledLow = n * amountLow;
        long scaledHigh = n * amountHigh + Uint128.multiplyHigh(n, amountLow);
        if (Uint128.isGreater(totalHigh, totalLow, scaledHigh, scaledLow)) {
            return -difference(totalHigh, totalLow, scaledHigh, scaledLow) / total;
        }
        return difference(scaledHigh, scaledLow, totalHigh, totalLow) / total;
    }

    private static double difference(long high, long low, long lessHigh, long lessLow) {
        return Uint128.toDouble(high - lessHigh - (Long.compareUnsigned(low, lessLow) < 0 ? 1 : 0), low - lessLow);
    }

    private void square(long amountHigh, long amountLow) {
        squaresOfLow.add(Uint128.multiplyHigh(amountLow, amountLow), amountLow * amountLow);
        if (amountHigh != 0) {
            crossProducts.add(Uint128.multiplyHigh(amountHigh, amountLow), amountHigh * amountLow);
            squaresOfHigh.add(Math.multiplyHigh(amountHigh, amountHigh), amountHigh * amountHigh);
        }
    }

    /** (h · 2^64 + l)² = h² · 2^128 + 2 · h · l · 2^64 + l². */
    private BigInteger sumOfSquares() {
        return squaresOfHigh
                .value()
                .shiftLeft(128)
                .add(crossProducts.value().shiftLeft(65))
                .add(squaresOfLow.value());
    }

    /** Within the part, the j-th of m amounts is in m + 1 − j of its cumulated sums: Σ j · x = (m + 1) · Σ x − Σ cumulated. */
    private BigInteger rankedSum(BigInteger sum, int count) {
        return sum.multiply(BigInteger.valueOf(standing.rankAbove() + count + 1))
                .subtract(cumulated.value());
    }

    private long targetHigh(int target) {
        return target < notes.targets.size()
                ? notes.targets.get(target).sum().shiftRight(64).longValue()
                : Long.MAX_VALUE;
    }

    private long targetLow(int target) {
        return target < notes.targets.size() ? notes.targets.get(target).sum().longValue() : -1L;
    }
}

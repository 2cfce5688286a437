package io.chokepoint.indices.scan;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * What every index needs of a distribution, or of consecutive parts of its ranking: sums, and where the cumulated amounts
 * pass the {@link Cuts}. Parts of one ranking add up to the whole, in any order.
 */
public final class Moments implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Cuts cuts;
    private final long population;
    private final BigInteger total;
    private final BigInteger rankedSum;
    private final BigInteger sumOfSquares;
    private final ExactDoubleSum entropyNats;
    private final ExactDoubleSum theilTerms;
    // By position in cuts, the sums after ranks before those after shares of the population: 0 or null where another
    // part of the ranking has the answer.
    private final long[] exceeding;
    private final long[] reaching;
    private final long[] passing;
    private final BigInteger[] sums;

    Moments(
            Cuts cuts,
            long population,
            BigInteger total,
            BigInteger rankedSum,
            BigInteger sumOfSquares,
            ExactDoubleSum entropyNats,
            ExactDoubleSum theilTerms,
            long[] exceeding,
            long[] reaching,
            long[] passing,
            BigInteger[] sums) {
        this.cuts = cuts;
        this.population = population;
        this.total = total;
        this.rankedSum = rankedSum;
        this.sumOfSquares = sumOfSquares;
        this.entropyNats = entropyNats;
        this.theilTerms = theilTerms;
        this.exceeding = exceeding;
        this.reaching = reaching;
        this.passing = passing;
        this.sums = sums;
    }

    /** Those of nobody. */
    public static Moments ofNobody(Cuts cuts) {
        return new Moments(
                cuts,
                0,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                new ExactDoubleSum(),
                new ExactDoubleSum(),
                new long[cuts.thresholds().size()],
                new long[cuts.thresholds().size()],
                new long[cuts.amounts().size()],
                new BigInteger[cuts.ranks().size() + cuts.topShares().size()]);
    }

    /**
     * Those of a part of a ranking that holds amounts below 2^126 of a total below 2^126.
     *
     * @param high upper halves, ascending with {@code low}; null when all are zero
     * @param low lower halves; not negative when {@code high} is null
     * @param count number of amounts, from the beginning of the arrays; each is positive
     */
    public static Moments of(long[] high, long[] low, int count, Standing standing, Cuts cuts) {
        return new FastScan(standing, cuts).scan(high, low, count);
    }

    /**
     * Those of a part of a ranking that holds amounts of any size.
     *
     * @param ascending the amounts, ascending; each is positive
     */
    public static Moments of(BigInteger[] ascending, Standing standing, Cuts cuts) {
        return new WideScan(standing, cuts).scan(ascending);
    }

    /**
     * Those of two parts of one ranking together.
     *
     * @throws IllegalArgumentException when they looked at different cuts
     */
    public Moments plus(Moments other) {
        if (!cuts.equals(other.cuts)) {
            throw new IllegalArgumentException("Parts of one ranking have the same cuts");
        }
        Moments sum = new Moments(
                cuts,
                population + other.population,
                total.add(other.total),
                rankedSum.add(other.rankedSum),
                sumOfSquares.add(other.sumOfSquares),
                new ExactDoubleSum(),
                new ExactDoubleSum(),
                new long[exceeding.length],
                new long[reaching.length],
                new long[passing.length],
                new BigInteger[sums.length]);
        sum.entropyNats.add(entropyNats);
        sum.entropyNats.add(other.entropyNats);
        sum.theilTerms.add(theilTerms);
        sum.theilTerms.add(other.theilTerms);
        for (int i = 0; i < exceeding.length; i++) {
            sum.exceeding[i] = Math.max(exceeding[i], other.exceeding[i]);
            sum.reaching[i] = Math.max(reaching[i], other.reaching[i]);
        }
        for (int i = 0; i < passing.length; i++) {
            sum.passing[i] = Math.max(passing[i], other.passing[i]);
        }
        for (int i = 0; i < sums.length; i++) {
            sum.sums[i] = sums[i] != null ? sums[i] : other.sums[i];
        }
        return sum;
    }

    /** Number of entities with a positive amount. */
    public long population() {
        return population;
    }

    /** Sum of all amounts. */
    public BigInteger total() {
        return total;
    }

    /** Sum of rank · amount; rank 1 for the largest. */
    public BigInteger rankedSum() {
        return rankedSum;
    }

    /** Sum of the squared amounts. */
    public BigInteger sumOfSquares() {
        return sumOfSquares;
    }

    /** {@code − Σ p · ln p}. */
    public double entropyNats() {
        return entropyNats.value();
    }

    /** {@code Σ (r · ln r − (r − 1))} with r an entity's multiple of the mean. */
    public double theilTerms() {
        return theilTerms.value();
    }

    /**
     * The least number of entities that hold strictly more than a threshold of the total.
     *
     * @throws IllegalArgumentException when the threshold is not among the cuts
     */
    public long rankExceeding(Threshold threshold) {
        return exceeding[positionOf(threshold)];
    }

    /**
     * The least number of entities that hold at least a threshold of the total.
     *
     * @throws IllegalArgumentException when the threshold is not among the cuts
     */
    public long rankReaching(Threshold threshold) {
        return reaching[positionOf(threshold)];
    }

    /**
     * The least number of entities, at least 1, that hold more than an amount together; empty when all of them do not.
     *
     * @throws IllegalArgumentException when the amount is not among the cuts
     */
    public OptionalLong rankPassing(BigInteger amount) {
        int position = cuts.amounts().indexOf(amount);
        if (position < 0) {
            throw new IllegalArgumentException("Nothing was noted at the amount " + amount);
        }
        return passing[position] == 0 ? OptionalLong.empty() : OptionalLong.of(passing[position]);
    }

    /**
     * What the largest entities hold together.
     *
     * @param rank number of entities; the total from the population on
     * @throws IllegalArgumentException when the number is not among the cuts
     */
    public BigInteger sumOfLargest(long rank) {
        if (rank == 0) {
            return BigInteger.ZERO;
        }
        if (rank >= population) {
            return total;
        }
        int position = cuts.ranks().indexOf(rank);
        if (position < 0) {
            throw new IllegalArgumentException("No sum was noted after %d entities".formatted(rank));
        }
        return sums[position];
    }

    /**
     * What the largest entities hold together that are a share of the population, rounded up to a whole entity.
     *
     * @throws IllegalArgumentException when the share is not among the cuts
     */
    public BigInteger sumOfTop(Threshold share) {
        int position = cuts.topShares().indexOf(share);
        if (position < 0) {
            throw new IllegalArgumentException("No sum was noted after %s of the population".formatted(share));
        }
        return population == 0 ? BigInteger.ZERO : sums[cuts.ranks().size() + position];
    }

    private int positionOf(Threshold threshold) {
        int position = cuts.thresholds().indexOf(threshold);
        if (position < 0) {
            throw new IllegalArgumentException("Nothing was noted at threshold " + threshold);
        }
        return position;
    }
}

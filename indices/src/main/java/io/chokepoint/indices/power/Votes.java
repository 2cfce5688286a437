package io.chokepoint.indices.power;

import io.chokepoint.indices.scan.Uint128;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random votes of entities, yes or no by the toss of a coin, and what those who vote yes have together. Entities are taken by
 * eights: of each eight the sums of all 256 ways to vote are known beforehand.
 */
final class Votes {
    private static final int EIGHT = 8;
    private static final int WAYS = 1 << EIGHT;
    private static final int BYTES_OF_LONG = 8;

    private final SplittableRandom random;
    private final boolean exact;
    private final long[] high;
    private final long[] low;
    private final double[] sums;
    private final long[] amountsHigh;
    private final long[] amountsLow;
    private final int[] ballots;
    private long yesHigh;
    private long yesLow;
    private double yes;

    /**
     * Votes of entities with these amounts, whose sum is below 2^126.
     *
     * @param exact whether it is asked who decides, and not what is missing about
     */
    Votes(List<BigInteger> amounts, SplittableRandom random, boolean exact) {
        this.exact = exact;
        this.random = random;
        int eights = (amounts.size() + EIGHT - 1) / EIGHT;
        this.ballots = new int[eights];
        this.high = new long[eights * WAYS];
        this.low = new long[eights * WAYS];
        this.sums = new double[eights * WAYS];
        this.amountsHigh = amounts.stream().mapToLong(Uint128::high).toArray();
        this.amountsLow = amounts.stream().mapToLong(Uint128::low).toArray();
        for (int eight = 0; eight < eights; eight++) {
            for (int way = 1; way < WAYS; way++) {
                int entity = eight * EIGHT + Integer.numberOfTrailingZeros(way);
                int at = eight * WAYS + way;
                int without = eight * WAYS + (way & (way - 1));
                boolean exists = entity < amounts.size();
                low[at] = low[without] + (exists ? amountsLow[entity] : 0);
                high[at] =
                        high[without] + (exists ? amountsHigh[entity] + Uint128.carry(low[at], amountsLow[entity]) : 0);
                sums[at] = Uint128.toDouble(high[at], low[at]);
            }
        }
    }

    /** Lets everybody vote anew. */
    void draw() {
        yesHigh = 0;
        yesLow = 0;
        yes = 0;
        long bits = 0;
        for (int eight = 0; eight < ballots.length; eight++) {
            bits = eight % BYTES_OF_LONG == 0 ? random.nextLong() : bits >>> EIGHT;
            int way = (int) bits & (WAYS - 1);
            ballots[eight] = way;
            int at = eight * WAYS + way;
            if (exact) {
                yesLow += low[at];
                yesHigh += high[at] + Uint128.carry(yesLow, low[at]);
            } else {
                yes += sums[at];
            }
        }
    }

    /** What those who vote yes have, without one entity; rounded. */
    double sumWithout(int entity) {
        return votedYes(entity) ? yes - Uint128.toDouble(amountsHigh[entity], amountsLow[entity]) : yes;
    }

    /** Whether those who vote yes, without one entity, have no more than a bound, and more than it with its amount. */
    boolean isDecided(int entity, BigInteger bound, BigInteger amount) {
        BigInteger others = Uint128.toBigInteger(yesHigh, yesLow);
        if (votedYes(entity)) {
            others = others.subtract(amount);
        }
        return others.compareTo(bound) <= 0 && others.add(amount).compareTo(bound) > 0;
    }

    private boolean votedYes(int entity) {
        return (ballots[entity / EIGHT] >> entity % EIGHT & 1) != 0;
    }
}

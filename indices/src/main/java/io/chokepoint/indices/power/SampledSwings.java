package io.chokepoint.indices.power;

import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.power.BanzhafPower.Power;
import io.chokepoint.indices.scan.Uint128;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Estimates how often entities decide, from random votes of the largest {@value #MOST_DRAWN} entities. What the others
 * bring to a coalition is a sum of very many small amounts: it is not drawn but taken as normally distributed, which is off by
 * no more than the theorem of Berry and Esseen says.
 */
final class SampledSwings {
    /** Draws after which a share is within one hundredth, with a probability of 95 %: ln(2 / 0.05) / (2 · 0.01²). */
    static final int DRAWS = 18_445;

    static final double BOUND = 0.01;
    static final int MOST_DRAWN = 4096;
    private static final long SEED = 0x43686F6B65L;

    private final BigInteger bound;
    private final Votes votes;
    private final SmallVoters small;
    private final Map<BigInteger, Integer> positions;

    private SampledSwings(
            BigInteger bound, List<BigInteger> drawn, SmallVoters small, Map<BigInteger, Integer> positions) {
        this.bound = bound;
        this.votes = new Votes(drawn, new SplittableRandom(SEED), small == null);
        this.small = small;
        this.positions = positions;
    }

    /**
     * The powers by amount; empty where the total is 2^126 or more.
     *
     * @param bound what a coalition must have more than to win
     * @param amounts different amounts of entities of the distribution
     * @throws IllegalArgumentException when nobody has one of the amounts
     */
    static Optional<Map<BigInteger, Power>> of(Distribution distribution, BigInteger bound, List<BigInteger> amounts) {
        if (distribution.total().bitLength() > Uint128.FAST_BITS) {
            return Optional.empty();
        }
        List<BigInteger> drawn = new ArrayList<>();
        for (int rank = 1; rank <= Math.min(MOST_DRAWN, distribution.population()); rank++) {
            drawn.add(distribution.amountAt(rank));
        }
        Map<BigInteger, Integer> positions = new HashMap<>();
        for (BigInteger amount : amounts) {
            int position = drawn.indexOf(amount);
            if (position < 0) {
                check(distribution, amount);
                position = drawn.size();
                drawn.add(amount);
            }
            positions.put(amount, position);
        }
        SmallVoters small = drawn.size() == distribution.population() ? null : SmallVoters.of(distribution, drawn);
        return Optional.of(new SampledSwings(bound, drawn, small, positions).powers());
    }

    private static void check(Distribution distribution, BigInteger amount) {
        int below = 0;
        int upTo = distribution.population();
        while (below < upTo) {
            int middle = (below + upTo + 1) >>> 1;
            if (distribution.amountAt(middle).compareTo(amount) >= 0) {
                below = middle;
            } else {
                upTo = middle - 1;
            }
        }
        if (below == 0 || !distribution.amountAt(below).equals(amount)) {
            throw new IllegalArgumentException("No entity of the distribution has " + amount);
        }
    }

    private Map<BigInteger, Power> powers() {
        List<BigInteger> amounts = List.copyOf(positions.keySet());
        double[] decided = new double[amounts.size()];
        for (int draw = 0; draw < DRAWS; draw++) {
            votes.draw();
            for (int i = 0; i < decided.length; i++) {
                decided[i] += decided(amounts.get(i), positions.get(amounts.get(i)));
            }
        }
        Map<BigInteger, Power> powers = new HashMap<>();
        for (int i = 0; i < decided.length; i++) {
            powers.put(
                    amounts.get(i),
                    new Power(decided[i] / DRAWS, Math.min(1, BOUND + (small == null ? 0 : small.bound()))));
        }
        return powers;
    }

    /** The probability that an entity decides, given the votes of the others that were drawn. */
    private double decided(BigInteger amount, int position) {
        if (small != null) {
            double missing = bound.doubleValue() - votes.sumWithout(position);
            return small.probabilityBetween(missing - amount.doubleValue(), missing);
        }
        return votes.isDecided(position, bound, amount) ? 1 : 0;
    }
}

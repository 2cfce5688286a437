package io.chokepoint.indices.power;

import io.chokepoint.indices.Distribution;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the coalitions that an entity decides. The others are divided in two halves; of each half all sums are listed in
 * order, so that pairs of them are counted and not gone through: 2^(n/2) steps instead of 2^n.
 */
final class ExactSwings {
    private ExactSwings() {}

    /**
     * The number of coalitions of others that lose by themselves and win with an entity.
     *
     * @param bound what a coalition must have more than to win
     * @param amount what the entity has
     * @throws IllegalArgumentException when nobody has that amount
     */
    static long count(Distribution distribution, BigInteger bound, BigInteger amount) {
        List<BigInteger> others = others(distribution, amount);
        int half = others.size() / 2;
        BigInteger[] one = sums(others.subList(0, half));
        BigInteger[] other = sums(others.subList(half, others.size()));
        return pairsUpTo(bound, one, other) - pairsUpTo(bound.subtract(amount), one, other);
    }

    private static List<BigInteger> others(Distribution distribution, BigInteger amount) {
        List<BigInteger> others = new ArrayList<>();
        for (int rank = 1; rank <= distribution.population(); rank++) {
            others.add(distribution.amountAt(rank));
        }
        if (!others.remove(amount)) {
            throw new IllegalArgumentException("No entity of the distribution has " + amount);
        }
        return others;
    }

    /** The sums of all subsets, ascending: each amount doubles the list, by merging it with itself moved by the amount. */
    private static BigInteger[] sums(List<BigInteger> amounts) {
        BigInteger[] sums = {BigInteger.ZERO};
        for (BigInteger amount : amounts) {
            BigInteger[] merged = new BigInteger[2 * sums.length];
            int without = 0;
            int with = 0;
            while (with < sums.length) {
                BigInteger moved = sums[with].add(amount);
                if (without < sums.length && sums[without].compareTo(moved) <= 0) {
                    merged[without + with] = sums[without];
                    without++;
                } else {
                    merged[without + with] = moved;
                    with++;
                }
            }
            sums = merged;
        }
        return sums;
    }

    /** The number of pairs whose sum is not more than a limit. */
    private static long pairsUpTo(BigInteger limit, BigInteger[] one, BigInteger[] other) {
        long pairs = 0;
        int reach = other.length;
        for (BigInteger sum : one) {
            BigInteger rest = limit.subtract(sum);
            while (reach > 0 && other[reach - 1].compareTo(rest) > 0) {
                reach--;
            }
            pairs += reach;
        }
        return pairs;
    }
}

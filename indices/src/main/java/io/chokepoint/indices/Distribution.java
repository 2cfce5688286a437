package io.chokepoint.indices;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/**
 * Exact amounts of one resource by entity, for one subject at one instant, in whole base units.
 *
 * <p>Holds the positive amounts only, in descending order: zero amounts are not part of the population. Equal for every
 * order in which the amounts are given.
 */
public final class Distribution {
    private final BigInteger[] descending;
    private final BigInteger total;

    private Distribution(BigInteger[] descending) {
        this.descending = descending;
        this.total = Arrays.stream(descending).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /**
     * The distribution of these amounts.
     *
     * @param amounts one amount per entity, in base units, in any order; zeros are dropped
     * @throws IllegalArgumentException when an amount is negative: a loss has no share of a total
     */
    public static Distribution of(Collection<BigInteger> amounts) {
        for (BigInteger amount : amounts) {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException(
                        "Amount %s is negative; a distribution holds non-negative amounts".formatted(amount));
            }
        }
        return new Distribution(amounts.stream()
                .filter(amount -> amount.signum() > 0)
                .sorted(Comparator.reverseOrder())
                .toArray(BigInteger[]::new));
    }

    /** The distribution of these amounts; see {@link #of(Collection)}. */
    public static Distribution of(long... amounts) {
        return of(Arrays.stream(amounts).mapToObj(BigInteger::valueOf).toList());
    }

    /** Number of entities with a positive amount. */
    public int population() {
        return descending.length;
    }

    /** Sum of all amounts, in base units. */
    public BigInteger total() {
        return total;
    }

    /** Whether no entity has a positive amount. */
    public boolean isEmpty() {
        return descending.length == 0;
    }

    /**
     * Amount of the entity at a rank, in base units.
     *
     * @param rank 1 for the largest, {@link #population()} for the smallest
     */
    public BigInteger amountAt(int rank) {
        return descending[rank - 1];
    }

    /** Sum of the {@code k} largest amounts; the total when {@code k} exceeds the population. */
    BigInteger sumOfLargest(int k) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < Math.min(k, descending.length); i++) {
            sum = sum.add(descending[i]);
        }
        return sum;
    }

    /** Sum of the squared amounts. */
    BigInteger sumOfSquares() {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger amount : descending) {
            sum = sum.add(amount.multiply(amount));
        }
        return sum;
    }
}

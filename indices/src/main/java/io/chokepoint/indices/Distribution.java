package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Standing;
import io.chokepoint.indices.scan.Uint128;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;

/**
 * Exact amounts of one resource by entity, for one subject at one instant, in whole base units.
 *
 * <p>Holds the positive amounts only, by rank: zero amounts are not part of the population. Equal for every order in which
 * the amounts are given. Amounts below 2^126 of a total below 2^126 take 8 or 16 bytes each; larger ones are objects.
 */
public final class Distribution {
    // Ascending. Either low, with high where an amount needs it, or wide.
    private final long[] high;
    private final long[] low;
    private final BigInteger[] wide;
    private final int population;
    private final BigInteger total;
    private Moments published;

    private Distribution(long[] high, long[] low, BigInteger[] wide, int population, BigInteger total) {
        this.high = high;
        this.low = low;
        this.wide = wide;
        this.population = population;
        this.total = total;
    }

    /**
     * The distribution of these amounts.
     *
     * @param amounts one amount per entity, in base units, in any order; zeros are dropped
     * @throws IllegalArgumentException when an amount is negative: a loss has no share of a total
     */
    public static Distribution of(Collection<BigInteger> amounts) {
        Builder builder = new Builder(amounts.size());
        amounts.forEach(builder::add);
        return builder.build();
    }

    /** The distribution of these amounts; see {@link #of(Collection)}. */
    public static Distribution of(long... amounts) {
        Builder builder = new Builder(amounts.length);
        for (long amount : amounts) {
            builder.add(amount);
        }
        return builder.build();
    }

    /** Takes amounts one by one, without an object for each. */
    public static Builder builder() {
        return new Builder(1024);
    }

    /** Takes amounts one by one, in arrays of the right size at once when their number is known. */
    public static Builder builder(int expected) {
        return new Builder(expected);
    }

    /** Number of entities with a positive amount. */
    public int population() {
        return population;
    }

    /** Sum of all amounts, in base units. */
    public BigInteger total() {
        return total;
    }

    /** Whether no entity has a positive amount. */
    public boolean isEmpty() {
        return population == 0;
    }

    /**
     * Amount of the entity at a rank, in base units.
     *
     * @param rank 1 for the largest, {@link #population()} for the smallest
     */
    public BigInteger amountAt(int rank) {
        int position = population - rank;
        return wide != null ? wide[position] : Uint128.toBigInteger(high == null ? 0 : high[position], low[position]);
    }

    /** What the published indices need, gathered once. */
    public Moments moments() {
        if (published == null) {
            published = moments(Cuts.PUBLISHED);
        }
        return published;
    }

    /** What indices with other thresholds and ranks need, in one scan. */
    public Moments moments(Cuts cuts) {
        if (isEmpty()) {
            return Moments.ofNobody(cuts);
        }
        Standing standing = Standing.whole(population, total);
        return wide != null ? Moments.of(wide, standing, cuts) : Moments.of(high, low, population, standing, cuts);
    }

    /** Collects amounts. Not safe for use by several threads. */
    public static final class Builder {
        private AmountChunks halves;
        private BigInteger[] wide;
        private int count;
        private long sumHigh;
        private long sumLow;

        private Builder(int expected) {
            this.halves = new AmountChunks(Math.max(16, expected));
        }

        /**
         * Takes an amount; zero is dropped.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Builder add(long amount) {
            if (amount < 0) {
                throw negative(BigInteger.valueOf(amount));
            }
            return add(0, amount);
        }

        /**
         * Takes an amount; zero is dropped.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Builder add(BigInteger amount) {
            if (amount.signum() < 0) {
                throw negative(amount);
            }
            if (amount.bitLength() <= Uint128.FAST_BITS) {
                return add(Uint128.high(amount), Uint128.low(amount));
            }
            widen();
            append(amount);
            return this;
        }

        /**
         * Takes an amount below 2^126 as two halves of an unsigned number; zero is dropped.
         *
         * @throws IllegalArgumentException when it is not below 2^126
         */
        public Builder add(long amountHigh, long amountLow) {
            if (amountHigh >>> (Uint128.FAST_BITS - 64) != 0) {
                throw new IllegalArgumentException("An amount in two halves is below 2^126");
            }
            if ((amountHigh | amountLow) == 0) {
                return this;
            }
            if (wide != null) {
                append(Uint128.toBigInteger(amountHigh, amountLow));
                return this;
            }
            halves.add(amountHigh, amountLow);
            count++;
            sumLow += amountLow;
            sumHigh += amountHigh + Uint128.carry(sumLow, amountLow);
            if (sumHigh >>> (Uint128.FAST_BITS - 64) != 0) {
                widen();
            }
            return this;
        }

        /** The distribution of the amounts taken; the builder is spent. */
        public Distribution build() {
            if (wide != null) {
                wide = Arrays.copyOf(wide, count);
                Arrays.sort(wide);
                return new Distribution(
                        null, null, wide, count, Arrays.stream(wide).reduce(BigInteger.ZERO, BigInteger::add));
            }
            AmountChunks.Sorted sorted = halves.sorted();
            halves = null;
            return new Distribution(sorted.high(), sorted.low(), null, count, Uint128.toBigInteger(sumHigh, sumLow));
        }

        private void widen() {
            if (wide == null) {
                wide = halves.toBigIntegers(Math.max(16, Math.addExact(count, count >> 1)));
                halves = null;
            }
        }

        private void append(BigInteger amount) {
            if (count == wide.length) {
                wide = Arrays.copyOf(wide, Math.addExact(count, count >> 1));
            }
            wide[count++] = amount;
        }

        private static IllegalArgumentException negative(BigInteger amount) {
            return new IllegalArgumentException(
                    "Amount %s is negative; a distribution holds non-negative amounts".formatted(amount));
        }
    }
}

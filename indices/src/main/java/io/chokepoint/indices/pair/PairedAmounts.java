package io.chokepoint.indices.pair;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two exact amounts for each entity of one population: the one that ranks and the one that is measured. Entities without
 * either belong to the population, for both amounts must be of the same entities.
 */
public final class PairedAmounts {
    /** Entities with the same ranking amount, which share their ranks. */
    record Tie(long first, long last, BigInteger ranking, BigInteger measured) {}

    private record Pair(BigInteger ranking, BigInteger measured) {}

    private final List<Tie> ties;
    private final long population;

    private PairedAmounts(List<Tie> ties, long population) {
        this.ties = ties;
        this.population = population;
    }

    /** Takes the entities one by one. */
    public static Builder builder() {
        return new Builder();
    }

    /** Number of entities, those with nothing included. */
    public long population() {
        return population;
    }

    /** By rising ranking amount; ranks from 1, which is the smallest. Sums over the entities of the tie. */
    List<Tie> ties() {
        return ties;
    }

    BigInteger measuredTotal() {
        return ties.stream().map(Tie::measured).reduce(BigInteger.ZERO, BigInteger::add);
    }

    BigInteger rankingTotal() {
        return ties.stream().map(Tie::ranking).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Collects the amounts of entities. */
    public static final class Builder {
        private final List<Pair> pairs = new ArrayList<>();

        private Builder() {}

        /**
         * Takes one entity.
         *
         * @param ranking the amount that ranks it
         * @param measured the amount whose concentration is measured
         * @throws IllegalArgumentException when an amount is negative
         */
        public Builder add(BigInteger ranking, BigInteger measured) {
            if (ranking.signum() < 0 || measured.signum() < 0) {
                throw new IllegalArgumentException(
                        "Amounts %s and %s: neither may be negative".formatted(ranking, measured));
            }
            pairs.add(new Pair(ranking, measured));
            return this;
        }

        /** The paired amounts. */
        public PairedAmounts build() {
            pairs.sort(Comparator.comparing(Pair::ranking));
            List<Tie> ties = new ArrayList<>();
            for (int first = 0; first < pairs.size(); ) {
                int next = first;
                BigInteger ranking = BigInteger.ZERO;
                BigInteger measured = BigInteger.ZERO;
                while (next < pairs.size()
                        && pairs.get(next).ranking().equals(pairs.get(first).ranking())) {
                    ranking = ranking.add(pairs.get(next).ranking());
                    measured = measured.add(pairs.get(next++).measured());
                }
                ties.add(new Tie(first + 1, next, ranking, measured));
                first = next;
            }
            return new PairedAmounts(ties, pairs.size());
        }
    }
}

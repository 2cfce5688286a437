package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Distributions that are large enough to be sorted by buckets. */
class ManyAmountsTest {
    private static final int COUNT = 100_000;

    @Test
    void amountsOfEverySizeAreRanked() {
        Random random = new Random(1);
        List<BigInteger> amounts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            amounts.add(new BigInteger(random.nextInt(109), random));
        }

        assertRanked(amounts);
    }

    @Test
    void amountsOfOneWordAreRanked() {
        Random random = new Random(2);
        List<BigInteger> amounts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            amounts.add(new BigInteger(random.nextInt(45), random));
        }

        assertRanked(amounts);
    }

    @Test
    void equalAndNearlyEqualAmountsAreRanked() {
        Random random = new Random(3);
        List<BigInteger> amounts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            amounts.add(BigInteger.TEN.pow(24).add(BigInteger.valueOf(random.nextInt(3))));
        }

        assertRanked(amounts);
    }

    @Test
    void oneAmountBeyondTheFastPathWidensTheOthers() {
        List<BigInteger> amounts = new ArrayList<>();
        for (int i = 1; i < COUNT; i++) {
            amounts.add(BigInteger.valueOf(i).shiftLeft(i % 70));
        }
        amounts.add(BigInteger.ONE.shiftLeft(255));

        assertRanked(amounts);
    }

    private static void assertRanked(List<BigInteger> amounts) {
        Distribution distribution = Distribution.of(amounts);
        List<BigInteger> ranked = new ArrayList<>(amounts);
        ranked.removeIf(amount -> amount.signum() == 0);
        ranked.sort(Collections.reverseOrder());
        List<BigInteger> actual = new ArrayList<>();
        for (int rank = 1; rank <= distribution.population(); rank++) {
            actual.add(distribution.amountAt(rank));
        }
        assertThat(actual.equals(ranked)).isTrue();
        assertThat(distribution.total()).isEqualTo(amounts.stream().reduce(BigInteger.ZERO, BigInteger::add));
    }
}

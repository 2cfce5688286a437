package io.chokepoint.indices.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountSortTest {

    @Test
    void sortsAsTheIntegersDo() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            BigInteger[] amounts = RandomAmounts.of(round % RandomAmounts.KINDS, 1 + random.nextInt(500), random);
            assertSorted(shuffled(amounts, random), amounts);
        }
    }

    @Test
    void staysFastOnInputThatDefeatsPivots() {
        // Organ pipe: the classic enemy of a median of three.
        int size = 200_000;
        BigInteger[] amounts = new BigInteger[size];
        for (int i = 0; i < size; i++) {
            amounts[i] = BigInteger.valueOf(Math.min(i, size - i)).shiftLeft(40);
        }
        BigInteger[] sorted = amounts.clone();
        Arrays.sort(sorted);

        assertSorted(amounts, sorted);
    }

    @Test
    void movesCompanionsAlong() {
        long[] high = {0, 1, 0};
        long[] low = {7, 0, -1};
        int[] companions = {10, 11, 12};

        AmountSort.sort(high, low, companions, 3);

        assertThat(low).containsExactly(7, -1, 0);
        assertThat(companions).containsExactly(10, 12, 11);
    }

    private static void assertSorted(BigInteger[] given, BigInteger[] sorted) {
        long[] high = new long[given.length];
        long[] low = new long[given.length];
        for (int i = 0; i < given.length; i++) {
            high[i] = Uint128.high(given[i]);
            low[i] = Uint128.low(given[i]);
        }
        AmountSort.sort(high, low, given.length);
        for (int i = 0; i < given.length; i++) {
            assertThat(Uint128.toBigInteger(high[i], low[i])).isEqualTo(sorted[i]);
        }
    }

    private static BigInteger[] shuffled(BigInteger[] amounts, Random random) {
        BigInteger[] shuffled = amounts.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            BigInteger amount = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = amount;
        }
        return shuffled;
    }
}

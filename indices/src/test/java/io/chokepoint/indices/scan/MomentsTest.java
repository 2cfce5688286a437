package io.chokepoint.indices.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Cuts CUTS =
            Cuts.PUBLISHED.andThresholds(List.of(new Threshold(1, 1000), new Threshold(999, 1000)));
    private static final int CASES = 2000;

    @Test
    void theFastScanAgreesWithIntegersOfAnySize() {
        Random random = new Random(7);
        for (int i = 0; i < CASES; i++) {
            BigInteger[] amounts = amounts(i, random);
            assertEqual(fast(amounts, whole(amounts)), reference(amounts), amounts);
        }
    }

    @Test
    void theWideScanAgreesWithTheFastScanToTheLastBit() {
        Random random = new Random(8);
        for (int i = 0; i < CASES; i++) {
            BigInteger[] amounts = amounts(i, random);
            assertIdentical(Moments.of(amounts, whole(amounts), CUTS), fast(amounts, whole(amounts)));
        }
    }

    @Test
    void partsOfARankingInAnyOrderAddUpToTheWholeToTheLastBit() {
        Random random = new Random(9);
        for (int i = 0; i < CASES; i++) {
            BigInteger[] amounts = amounts(i, random);
            List<Moments> parts = new ArrayList<>();
            int above = 0;
            BigInteger sumAbove = BigInteger.ZERO;
            while (above < amounts.length) {
                int count = 1 + random.nextInt(amounts.length - above);
                BigInteger[] part = Arrays.copyOfRange(amounts, amounts.length - above - count, amounts.length - above);
                parts.add(fast(part, new Standing(above, sumAbove, amounts.length, sum(amounts))));
                above += count;
                sumAbove = sumAbove.add(sum(part));
            }
            Collections.shuffle(parts, random);
            assertIdentical(parts.stream().reduce(Moments::plus).orElseThrow(), fast(amounts, whole(amounts)));
        }
    }

    @Test
    void amountsBeyondTheFastPathAreScannedInIntegersOfAnySize() {
        BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        BigInteger[] amounts = {BigInteger.ONE, largest, largest};

        Moments moments = Moments.of(amounts, whole(amounts), CUTS);

        assertThat(moments.total()).isEqualTo(largest.shiftLeft(1).add(BigInteger.ONE));
        assertThat(moments.rankExceeding(Threshold.ONE_HALF)).isEqualTo(2);
        assertThat(moments.entropyNats()).isCloseTo(Math.log(2), within(1e-15));
    }

    @Test
    void aThresholdThatIsMetExactlyIsReachedButNotExceeded() {
        BigInteger[] halves = {BigInteger.valueOf(50), BigInteger.valueOf(50)};

        Moments moments = fast(halves, whole(halves));

        assertThat(moments.rankReaching(Threshold.ONE_HALF)).isEqualTo(1);
        assertThat(moments.rankExceeding(Threshold.ONE_HALF)).isEqualTo(2);
    }

    private static BigInteger[] amounts(int i, Random random) {
        return RandomAmounts.of(i % RandomAmounts.KINDS, 1 + random.nextInt(i % 50 == 0 ? 3000 : 60), random);
    }

    private static Moments fast(BigInteger[] ascending, Standing standing) {
        long[] high = new long[ascending.length];
        long[] low = new long[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            high[i] = Uint128.high(ascending[i]);
            low[i] = Uint128.low(ascending[i]);
        }
        return Moments.of(high, low, ascending.length, standing, CUTS);
    }

    private static Standing whole(BigInteger[] amounts) {
        return Standing.whole(amounts.length, sum(amounts));
    }

    private static BigInteger sum(BigInteger[] amounts) {
        return Arrays.stream(amounts).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Straight from the definitions, with entropy in 30 digits from the exact shares' logarithms as doubles. */
    private record Reference(
            BigInteger rankedSum,
            BigInteger squares,
            long[] exceeding,
            long[] reaching,
            BigInteger[] sums,
            double entropy) {}

    private static Reference reference(BigInteger[] ascending) {
        BigInteger total = sum(ascending);
        BigInteger ranked = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        BigInteger held = BigInteger.ZERO;
        BigInteger[] sums = new BigInteger[CUTS.ranks().size()];
        long[] exceeding = new long[CUTS.thresholds().size()];
        long[] reaching = new long[CUTS.thresholds().size()];
        BigDecimal entropy = BigDecimal.ZERO;
        for (int rank = 1; rank <= ascending.length; rank++) {
            BigInteger amount = ascending[ascending.length - rank];
            held = held.add(amount);
            ranked = ranked.add(amount.multiply(BigInteger.valueOf(rank)));
            squares = squares.add(amount.multiply(amount));
            for (int i = 0; i < sums.length; i++) {
                if (rank <= CUTS.ranks().get(i)) {
                    sums[i] = held;
                }
            }
            for (int i = 0; i < exceeding.length; i++) {
                Threshold threshold = CUTS.thresholds().get(i);
                int order = held.multiply(BigInteger.valueOf(threshold.denominator()))
                        .compareTo(total.multiply(BigInteger.valueOf(threshold.numerator())));
                exceeding[i] = order > 0 && exceeding[i] == 0 ? rank : exceeding[i];
                reaching[i] = order >= 0 && reaching[i] == 0 ? rank : reaching[i];
            }
            entropy = entropy.add(entropyOf(amount, total));
        }
        return new Reference(ranked, squares, exceeding, reaching, sums, entropy.doubleValue());
    }

    /** p · ln(T / x), the logarithm through ln(1 + (T − x) / x) where the quotient is near 1. */
    private static BigDecimal entropyOf(BigInteger amount, BigInteger total) {
        MathContext digits = new MathContext(40);
        BigDecimal share = new BigDecimal(amount).divide(new BigDecimal(total), digits);
        double excess = new BigDecimal(total.subtract(amount))
                .divide(new BigDecimal(amount), digits)
                .doubleValue();
        return share.multiply(new BigDecimal(StrictMath.log1p(excess)), digits);
    }

    private static void assertEqual(Moments moments, Reference reference, BigInteger[] amounts) {
        assertThat(moments.rankedSum()).isEqualTo(reference.rankedSum());
        assertThat(moments.sumOfSquares()).isEqualTo(reference.squares());
        assertThat(moments.entropyNats())
                .as("entropy of %s", List.of(amounts))
                .isCloseTo(reference.entropy(), within(1e-13 * reference.entropy()));
        for (int i = 0; i < reference.exceeding().length; i++) {
            assertThat(moments.rankExceeding(CUTS.thresholds().get(i)))
                    .isEqualTo(reference.exceeding()[i]);
            assertThat(moments.rankReaching(CUTS.thresholds().get(i)))
                    .isEqualTo(reference.reaching()[i]);
        }
        for (int i = 0; i < reference.sums().length; i++) {
            assertThat(moments.sumOfLargest(CUTS.ranks().get(i)))
                    .isEqualTo(reference.sums()[i]);
        }
    }

    private static void assertIdentical(Moments actual, Moments expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFields("entropyNats", "theilTerms")
                .isEqualTo(expected);
        assertThat(actual.entropyNats()).isEqualTo(expected.entropyNats());
        assertThat(actual.theilTerms()).isEqualTo(expected.theilTerms());
    }
}

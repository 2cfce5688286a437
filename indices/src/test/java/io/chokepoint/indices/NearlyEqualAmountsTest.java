package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where naive formulas lose every digit. */
class NearlyEqualAmountsTest {
    private static final BigInteger TRILLION = BigInteger.TEN.pow(12);

    @Test
    void theilKeepsItsDigitsForAmountsThatDifferByOneInATrillion() {
        Distribution distribution =
                Distribution.of(List.of(TRILLION.add(BigInteger.ONE), TRILLION.subtract(BigInteger.ONE)));

        double theil =
                CentralizationIndex.THEIL_INDEX.of(distribution).asDouble().orElseThrow();

        // d = ±1e-12 exactly, so T = d²/2 up to d⁴/12.
        assertThat(theil).isCloseTo(5e-25, within(5e-37));
    }

    @Test
    void entropyKeepsItsDigitsForAWhaleAmongDust() {
        Distribution distribution =
                Distribution.of(List.of(BigInteger.TEN.pow(18).subtract(BigInteger.ONE), BigInteger.ONE));

        double bits =
                CentralizationIndex.SHANNON_ENTROPY.of(distribution).asDouble().orElseThrow();

        // p = 1e-18: p·log2(1/p) + p/ln 2, from an evaluation in 50 digits.
        assertThat(bits).isCloseTo(6.123740074886149e-17, within(1e-29));
    }

    @Test
    void giniIsZeroOnlyForExactlyEqualAmounts() {
        Distribution distribution =
                Distribution.of(List.of(TRILLION.add(BigInteger.ONE), TRILLION.subtract(BigInteger.ONE)));

        assertThat(CentralizationIndex.GINI.of(distribution).asDouble().orElseThrow())
                .isCloseTo(5e-13, within(5e-25));
    }
}

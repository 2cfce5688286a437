package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every real value is within 1e-12 (relative) of its definition in 80 digits. */
class AccuracyTest {
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    private static final BigInteger TRILLION = BigInteger.TEN.pow(12);

    @Test
    void forOneEntity() {
        assertAccurate(List.of(BigInteger.TEN));
    }

    @Test
    void forEqualAmounts() {
        assertAccurate(Collections.nCopies(17, BigInteger.TEN.pow(18)));
    }

    @Test
    void forAmountsThatDifferByOneInATrillion() {
        assertAccurate(List.of(TRILLION.add(BigInteger.ONE), TRILLION.subtract(BigInteger.ONE)));
        assertAccurate(List.of(TRILLION, TRILLION, TRILLION.add(BigInteger.ONE)));
    }

    @Test
    void forAWhaleAmongDust() {
        List<BigInteger> amounts = new ArrayList<>(Collections.nCopies(200, BigInteger.ONE));
        amounts.add(BigInteger.TEN.pow(30));
        assertAccurate(amounts);
    }

    @Test
    void forTheLargestAmountsOfALedger() {
        assertAccurate(List.of(LARGEST, LARGEST.subtract(BigInteger.ONE), BigInteger.ONE, BigInteger.ZERO));
    }

    @Property(tries = 60)
    void forHeavyTails(@ForAll @IntRange(min = 1, max = 250) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<BigInteger> amounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            amounts.add(BigInteger.valueOf((long) (1e6 * Math.pow(random.nextDouble(), -1.2)))
                    .multiply(BigInteger.TEN.pow(12))
                    .add(new BigInteger(40, random)));
        }
        assertAccurate(amounts);
    }

    private static void assertAccurate(List<BigInteger> amounts) {
        Distribution distribution = Distribution.of(amounts);
        ExactReference reference = new ExactReference(amounts);
        EnumSet<CentralizationIndex> real = EnumSet.allOf(CentralizationIndex.class);
        real.removeIf(index -> index.of(distribution).asInteger().isPresent()
                || index.of(distribution).reason().isPresent());
        assertThat(real).hasSizeGreaterThanOrEqualTo(10);
        for (CentralizationIndex index : real) {
            double expected = reference.of(index).doubleValue();
            assertThat(index.of(distribution).asDouble().orElseThrow())
                    .as("%s of %d amounts", index.id(), amounts.size())
                    // Below: what remains of the 80 digits of the reference where it is exactly 0.
                    .isCloseTo(expected, within(1e-12 * Math.abs(expected) + 1e-70));
        }
    }
}

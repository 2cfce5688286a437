package io.chokepoint.indices.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactDoubleSumTest {

    @Test
    void isTheExactSumRoundedOnce() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            ExactDoubleSum sum = new ExactDoubleSum();
            BigDecimal exact = BigDecimal.ZERO;
            for (int i = 0; i < 50; i++) {
                double term = Math.scalb(random.nextDouble() - 0.5, random.nextInt(300) - 150);
                sum.add(term);
                exact = exact.add(new BigDecimal(term));
            }
            assertThat(sum.value()).isEqualTo(exact.doubleValue());
        }
    }

    @Test
    void doesNotDependOnHowTermsAreGrouped() {
        ExactDoubleSum whole = new ExactDoubleSum();
        ExactDoubleSum first = new ExactDoubleSum();
        ExactDoubleSum second = new ExactDoubleSum();
        for (int i = 1; i <= 100_000; i++) {
            whole.add(1.0 / i);
            (i % 3 == 0 ? first : second).add(1.0 / i);
        }
        second.add(first);

        assertThat(second.value()).isEqualTo(whole.value());
    }

    @Test
    void keepsWhatALargeTermWouldSwallow() {
        ExactDoubleSum sum = new ExactDoubleSum();
        sum.add(1e300);
        sum.add(1e-300);
        sum.add(-1e300);

        assertThat(sum.value()).isEqualTo(1e-300);
    }

    @Test
    void holdsTheSmallestAndTheLargestNumbers() {
        ExactDoubleSum sum = new ExactDoubleSum();
        sum.add(Double.MIN_VALUE);
        assertThat(sum.value()).isEqualTo(Double.MIN_VALUE);
        sum.add(Double.MAX_VALUE);
        assertThat(sum.value()).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void ofNothingIsZero() {
        assertThat(new ExactDoubleSum().value()).isZero();
    }
}

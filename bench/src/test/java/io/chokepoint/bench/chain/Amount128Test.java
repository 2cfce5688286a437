package io.chokepoint.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Amount128Test {
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void calculatesAsBigIntegersDo() {
        for (int i = 0; i < 20_000; i++) {
            Amount128 a = amount();
            Amount128 b = amount();
            BigInteger x = a.toBigInteger();
            BigInteger y = b.toBigInteger();
            long fraction = random.nextLong(1L << 32);

            assertThat(a.plus(b).toBigInteger()).isEqualTo(x.add(y));
            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.isLessThan(b)).isEqualTo(x.compareTo(y) < 0);
            assertThat(a.times(fraction).toBigInteger())
                    .isEqualTo(x.multiply(BigInteger.valueOf(fraction)).shiftRight(32));
        }
    }

    private Amount128 amount() {
        return new Amount128(random.nextLong() >>> random.nextInt(2, 64), random.nextLong() >>> random.nextInt(64));
    }
}

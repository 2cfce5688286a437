package io.chokepoint.batch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightBucketsTest {

    @Test
    void aLargerAmountIsNeverInALowerBucket() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            BigInteger one = new BigInteger(1 + random.nextInt(126), random).add(BigInteger.ONE);
            BigInteger other = one.add(new BigInteger(1 + random.nextInt(one.bitLength()), random));
            assertThat(bucket(other)).isGreaterThanOrEqualTo(bucket(one)).isLessThan(WeightBuckets.COUNT);
        }
    }

    @Test
    void powersOfTwoHaveBucketsOfTheirOwn() {
        for (int exponent = 1; exponent < 126; exponent++) {
            BigInteger power = BigInteger.ONE.shiftLeft(exponent);
            assertThat(bucket(power)).isGreaterThan(bucket(power.subtract(BigInteger.ONE)));
        }
    }

    private static int bucket(BigInteger amount) {
        return WeightBuckets.of(amount.shiftRight(64).longValue(), amount.longValue());
    }
}

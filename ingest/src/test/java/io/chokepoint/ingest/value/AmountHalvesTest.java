package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountHalvesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 0, 1",
        "999999999999999999, 0, 999999999999999999",
        "1000000000000000000, 0, 1000000000000000000",
        "9223372036854775807, 0, 9223372036854775807",
        "9223372036854775808, 0, -9223372036854775808",
        "18446744073709551615, 0, -1",
        "18446744073709551616, 1, 0",
        "85070591730234615865843651857942052863, 4611686018427387903, -1"
    })
    void theHalvesAreBits64AndAboveAndBits0To63(String digits, long high, long low) {
        assertThat(AmountHalves.of(digits)).isEqualTo(new AmountHalves(high, low));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "85070591730234615865843651857942052864",
                "115792089237316195423570985008687907853269984665640564039457584007913129639935"
            })
    void anAmountOf2ToThe126OrMoreHasNone(String digits) {
        assertThat(AmountHalves.of(digits)).isNull();
    }

    @Test
    void theHalvesOfAnAmountOfAnySizeMakeItAgain() {
        Random random = new Random(126);
        for (int i = 0; i < 20_000; i++) {
            BigInteger amount = new BigInteger(random.nextInt(127), random);
            AmountHalves halves = AmountHalves.of(amount.toString());
            assertThat(BigInteger.valueOf(halves.high())
                            .shiftLeft(64)
                            .add(new BigInteger(Long.toUnsignedString(halves.low()))))
                    .isEqualTo(amount);
        }
    }

    @Test
    void everyNumberOfDigitsIsExact() {
        for (int digits = 1; digits <= 37; digits++) {
            for (String digit : new String[] {"1", "9"}) {
                BigInteger amount = new BigInteger(digit.repeat(digits));
                assertThat(AmountHalves.of(amount.toString()))
                        .isEqualTo(new AmountHalves(amount.shiftRight(64).longValueExact(), amount.longValue()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "0x1", "1234567890123456789-1"})
    void whatIsNoDigitsIsAFault(String text) {
        assertThatThrownBy(() -> AmountHalves.of(text)).isInstanceOf(NumberFormatException.class);
    }
}

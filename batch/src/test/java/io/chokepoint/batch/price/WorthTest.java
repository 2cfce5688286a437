package io.chokepoint.batch.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorthTest {

    @ParameterizedTest(name = "{0} base units at {1} are {2}")
    @CsvSource({
        "100, 2.5, 250",
        "1, 0.5, 0",
        "3, 0.5, 2",
        "5, 0.5, 2",
        "1, 0.500000000000000000000000000001, 1",
        "0, 64000, 0",
        "340282366920938463463374607431768211456, 3, 1020847100762815390390123822295304634368"
    })
    void aHoldingIsWorthItsAmountTimesThePriceRoundedHalfToEven(String amount, String price, BigInteger worth) {
        assertThat(Worth.of(amount, price)).isEqualTo(worth);
    }
}

package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservedTest {
    @ParameterizedTest
    @CsvSource({
        "1,1",
        "1.50,1.5",
        "-3.0,-3",
        "0.000,0",
        "2e-05,0.00002",
        "1.5E3,1500",
        "13.0890930000001,13.0890930000001"
    })
    void aValueHasOneSpelling(String written, String canonical) throws RowRejected {
        assertThat(Observed.canonical(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "0x10", "1,5", "\u0661", "1e", "--1"})
    void whatIsNoDecimalNumberIsRejected(String written) {
        assertThatThrownBy(() -> Observed.canonical(written))
                .isInstanceOfSatisfying(
                        RowRejected.class, why -> assertThat(why.reason()).isEqualTo(ReasonCode.AMOUNT_NOT_A_NUMBER));
    }

    @Test
    void anExponentIsBounded() {
        assertThatThrownBy(() -> Observed.canonical("1e999")).hasMessageContaining("beyond 300");
    }

    @Test
    void nothingIsNoValue() {
        assertThatThrownBy(() -> Observed.canonical(" "))
                .isInstanceOfSatisfying(
                        RowRejected.class, why -> assertThat(why.reason()).isEqualTo(ReasonCode.AMOUNT_EMPTY));
    }
}

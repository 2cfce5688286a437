package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1.0, 1", ".5, 0.5", " 0.95 , 0.95", "1E-4, 0.0001", "0.90, 0.9"})
    void numbersFrom0To1AreConfidences(String text, double value) throws RowRejected {
        assertThat(Confidence.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "-0.1", "-0", "95%", "high", "NaN", "Infinity", "1e2", "0x1p-1", "1.", ""})
    void anythingElseIsNone(String text) {
        RowRejected rejected = catchThrowableOfType(RowRejected.class, () -> Confidence.parse(text));
        assertThat(rejected.reason()).isEqualTo(ReasonCode.CONFIDENCE_INVALID);
        assertThat(rejected).hasMessageContaining("'" + text + "'").hasMessageContaining("write 0.95");
    }
}

package io.chokepoint.ingest.descriptor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chokepoint.ingest.value.RowRejected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeftOutTest {
    private static final LeftOut RULE =
            new LeftOut(FieldValue.ofField("amount"), List.of("", "N/A"), "the source does not say how much");

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "N/A", " N/A "})
    void aRecordThatLacksItsAmountIsSetAsideWithWhatIsLacking(String amount) {
        assertThatExceptionOfType(RowRejected.class)
                .isThrownBy(() -> pass(amount))
                .withMessageContaining("'amount'")
                .withMessageEndingWith("the source does not say how much")
                .matches(why -> why.reason().name().equals("LEFT_OUT"));
    }

    @Test
    void anyOtherTextPasses() {
        assertThatCode(() -> pass("n/a")).doesNotThrowAnyException();
        assertThatCode(() -> pass("0")).doesNotThrowAnyException();
    }

    private static void pass(String amount) throws RowRejected {
        Map<String, String> record = new HashMap<>();
        record.put("amount", amount);
        RULE.pass(record::get);
    }
}

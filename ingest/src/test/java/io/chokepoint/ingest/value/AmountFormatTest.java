package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chokepoint.ingest.value.AmountFormat.Notation;
import io.chokepoint.ingest.value.AmountFormat.WhenEmpty;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountFormatTest {
    private static final AmountFormat INTEGER = AmountFormat.integers(18);
    private static final AmountFormat HEX = new AmountFormat(Notation.HEX, 18, "", false, WhenEmpty.REJECT);
    private static final AmountFormat CENTS = new AmountFormat(Notation.DECIMAL, 2, ",", false, WhenEmpty.REJECT);
    private static final AmountFormat SCIENTIFIC = new AmountFormat(Notation.DECIMAL, 18, "", true, WhenEmpty.REJECT);

    @Test
    void theGreatestAmountIsTaken() throws RowRejected {
        assertThat(INTEGER.parse(AmountFormat.GREATEST.toString())).isEqualTo(AmountFormat.GREATEST);
        assertThat(HEX.parse("0x" + "f".repeat(64))).isEqualTo(AmountFormat.GREATEST);
    }

    @Test
    void oneMoreThanTheGreatestAmountIsTooLarge() {
        BigInteger tooLarge = AmountFormat.GREATEST.add(BigInteger.ONE);
        assertThat(reasonOf(INTEGER, tooLarge.toString())).isEqualTo(ReasonCode.AMOUNT_TOO_LARGE);
        assertThat(reasonOf(HEX, "0x" + tooLarge.toString(16))).isEqualTo(ReasonCode.AMOUNT_TOO_LARGE);
        assertThat(reasonOf(INTEGER, "9".repeat(100_000))).isEqualTo(ReasonCode.AMOUNT_TOO_LARGE);
        assertThat(reasonOf(SCIENTIFIC, "1e9999")).isEqualTo(ReasonCode.AMOUNT_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "663,853.62|66385362",
                "0|0",
                "0.00|0",
                "1,000|100000",
                "999.9|99990",
                "12345.67|1234567",
                "1.500|150"
            })
    void wholeUnitsBecomeBaseUnits(String text, String baseUnits) throws RowRejected {
        assertThat(CENTS.parse(text)).isEqualTo(baseUnits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,00",
                "1000,000",
                ",100",
                "1,0000",
                "1,000,00.5",
                "1.000,5",
                "1,",
                "--1",
                "+1",
                "1 000",
                "NaN",
                "abc",
                "0x10",
                "."
            })
    void misplacedSeparatorsAndSignsAreNoNumbers(String text) {
        assertThat(reasonOf(CENTS, text)).isIn(ReasonCode.AMOUNT_NOT_A_NUMBER, ReasonCode.AMOUNT_NEGATIVE);
    }

    @Test
    void moreDecimalsThanTheUnitHasAreNotRoundedAway() {
        assertThat(reasonOf(CENTS, "1.005")).isEqualTo(ReasonCode.AMOUNT_TOO_PRECISE);
        assertThat(reasonOf(INTEGER, "1.5")).isEqualTo(ReasonCode.AMOUNT_TOO_PRECISE);
    }

    @Test
    void negativeAmountsAreRefused() {
        assertThat(reasonOf(INTEGER, "-1")).isEqualTo(ReasonCode.AMOUNT_NEGATIVE);
        assertThat(reasonOf(CENTS, "-663,853.62")).isEqualTo(ReasonCode.AMOUNT_NEGATIVE);
    }

    @Test
    void anExponentNeedsPermission() throws RowRejected {
        assertThat(reasonOf(INTEGER, "1e18")).isEqualTo(ReasonCode.AMOUNT_SCIENTIFIC);
        assertThat(SCIENTIFIC.parse("1.5E-3")).isEqualTo("1500000000000000");
    }

    @Test
    void anEmptyAmountIsZeroOnlyIfDeclared() throws RowRejected {
        AmountFormat zero = new AmountFormat(Notation.INTEGER, 0, "", false, WhenEmpty.ZERO);
        assertThat(zero.parse(" ")).isZero();
        assertThat(zero.parse(null)).isZero();
        assertThat(reasonOf(INTEGER, "")).isEqualTo(ReasonCode.AMOUNT_EMPTY);
        assertThat(reasonOf(INTEGER, null)).isEqualTo(ReasonCode.AMOUNT_EMPTY);
    }

    @Test
    void hexadecimalDigitsInAnIntegerNameTheRemedy() {
        RowRejected rejected = catchThrowableOfType(RowRejected.class, () -> INTEGER.parse("0x0ad78ebc5ac6200000"));
        assertThat(rejected).hasMessageContaining("'0x0ad78ebc5ac6200000'").hasMessageContaining("notation: hex");
    }

    private static ReasonCode reasonOf(AmountFormat format, String text) {
        return catchThrowableOfType(RowRejected.class, () -> format.parse(text)).reason();
    }
}

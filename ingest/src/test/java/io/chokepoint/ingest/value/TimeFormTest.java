package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class TimeFormTest {
    @Test
    void theSameInstantInEveryForm() throws RowRejected {
        assertThat(TimeForm.INSTANT.parse("2023-05-02T12:19:59Z")).isEqualTo("2023-05-02T12:19:59Z");
        assertThat(TimeForm.INSTANT.parse("2023-05-02 12:19:59 UTC")).isEqualTo("2023-05-02T12:19:59Z");
        assertThat(TimeForm.INSTANT.parse("2023-05-02T14:19:59+02:00")).isEqualTo("2023-05-02T12:19:59Z");
        assertThat(TimeForm.UNIX_SECONDS.parse("1683029999")).isEqualTo("2023-05-02T12:19:59Z");
        assertThat(TimeForm.UNIX_MILLIS.parse("1683029999000")).isEqualTo("2023-05-02T12:19:59Z");
        assertThat(TimeForm.DATE.parse("2023-05-02")).isEqualTo("2023-05-02T00:00:00Z");
    }

    @Test
    void aTimeWithoutAZoneIsNotGuessed() {
        assertThat(reasonOf(TimeForm.INSTANT, "2023-05-02 12:19:59")).isEqualTo(ReasonCode.TIME_INVALID);
    }

    @Test
    void millisecondsTakenForSecondsAreNoticed() {
        assertThat(reasonOf(TimeForm.UNIX_SECONDS, "1683029999000")).isEqualTo(ReasonCode.TIME_INVALID);
        assertThat(reasonOf(TimeForm.UNIX_MILLIS, "1683029999")).isEqualTo(ReasonCode.TIME_INVALID);
        assertThat(reasonOf(TimeForm.UNIX_SECONDS, "99999999999999999999")).isEqualTo(ReasonCode.TIME_INVALID);
    }

    @Test
    void noTimeIsAMissingField() {
        assertThat(reasonOf(TimeForm.DATE, null)).isEqualTo(ReasonCode.MISSING_FIELD);
    }

    private static ReasonCode reasonOf(TimeForm form, String text) {
        return catchThrowableOfType(RowRejected.class, () -> form.parse(text)).reason();
    }

    @Test
    void datesAreReadAsTheirFormSays() throws RowRejected {
        assertThat(TimeForm.DATE_TIME.parse("2026-08-22 00:43:46.000")).hasToString("2026-08-22T00:43:46Z");
        assertThat(TimeForm.DATE_TIME.parse("2020-12-31T00:57:03")).hasToString("2020-12-31T00:57:03Z");
        assertThat(TimeForm.COMPACT_DATE.parse("20260519")).hasToString("2026-05-19T00:00:00Z");
        assertThat(TimeForm.MONTH_DAY_YEAR.parse("1/31/2024")).hasToString("2024-01-31T00:00:00Z");
        assertThat(TimeForm.DAY_MONTH_YEAR.parse("31/01/2024")).hasToString("2024-01-31T00:00:00Z");
        assertThat(TimeForm.MONTH.parse("2015-07")).hasToString("2015-07-01T00:00:00Z");
    }

    @Test
    void aDayThatIsNoneAndDigitsOfAnotherScriptAreRejected() {
        assertThatThrownBy(() -> TimeForm.MONTH_DAY_YEAR.parse("2/30/2024")).isInstanceOf(RowRejected.class);
        assertThatThrownBy(() -> TimeForm.DAY_MONTH_YEAR.parse("31/31/2024")).isInstanceOf(RowRejected.class);
        assertThatThrownBy(() -> TimeForm.UNIX_SECONDS.parse("\u0661700000000")).isInstanceOf(RowRejected.class);
    }
}

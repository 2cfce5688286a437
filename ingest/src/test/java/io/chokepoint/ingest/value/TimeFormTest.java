package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
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
}

package io.chokepoint.export.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    /** The night without an hour: 02:00 or 01:00 is followed by the next hour. Local times left out are due at the change. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    30 2 * * *, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z 2026-03-30T00:30:00Z",
        "Europe/Berlin,    0 2 * * *,  2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z 2026-03-30T00:00:00Z",
        "Europe/Berlin,    0 3 * * *,  2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z 2026-03-30T01:00:00Z",
        "America/New_York, 30 2 * * *, 2026-03-07T12:00:00Z, 2026-03-08T07:00:00Z 2026-03-09T06:30:00Z",
        "America/New_York, */20 2 * * *, 2026-03-07T12:00:00Z, 2026-03-08T07:00:00Z 2026-03-09T06:00:00Z",
        "Australia/Lord_Howe, 15 2 * * *, 2026-10-03T12:00:00Z, 2026-10-03T15:30:00Z 2026-10-04T15:15:00Z",
    })
    void aLocalTimeThatDoesNotExistIsDueAtTheChange(String zone, String cron, String after, String expected) {
        assertThat(slots(zone, cron, after, 2)).isEqualTo(expected);
    }

    /** The night with an hour twice: only the first counts. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    30 2 * * *, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z",
        "Europe/Berlin,    0 3 * * *,  2026-10-24T12:00:00Z, 2026-10-25T02:00:00Z 2026-10-26T02:00:00Z",
        "Europe/Berlin,    */30 2 * * *, 2026-10-25T00:10:00Z, 2026-10-25T00:30:00Z 2026-10-26T01:00:00Z",
        "Europe/Berlin,    30 2 * * *, 2026-10-25T00:45:00Z, 2026-10-26T01:30:00Z 2026-10-27T01:30:00Z",
        "Europe/Berlin,    30 2 * * *, 2026-10-25T01:10:00Z, 2026-10-26T01:30:00Z 2026-10-27T01:30:00Z",
        "America/New_York, 30 1 * * *, 2026-10-31T12:00:00Z, 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z",
        "Australia/Lord_Howe, 45 1 * * *, 2026-04-04T02:00:00Z, 2026-04-04T14:45:00Z 2026-04-05T15:15:00Z",
    })
    void aLocalTimeThatOccursTwiceIsDueOnce(String zone, String cron, String after, String expected) {
        assertThat(slots(zone, cron, after, 2)).isEqualTo(expected);
    }

    @Test
    void zonesWithoutSummerTimeAreWhereTheyAre() {
        assertThat(slots("Australia/Perth", "0 7 * * *", "2026-11-22T00:00:00Z", 2))
                .isEqualTo("2026-11-22T23:00:00Z 2026-11-23T23:00:00Z");
    }

    @Test
    void theLeapDayComesBack() {
        assertThat(slots("UTC", "0 0 29 2 *", "2025-01-01T00:00:00Z", 1)).isEqualTo("2028-02-29T00:00:00Z");
    }

    @Test
    void weekdaysSkipTheWeekend() {
        assertThat(slots("Europe/Zurich", "0 7 * * 1-5", "2026-11-20T06:00:00Z", 2))
                .isEqualTo("2026-11-23T06:00:00Z 2026-11-24T06:00:00Z");
    }

    @Test
    void theLatestSlotIsTheLastOneNotAfter() {
        CronSchedule schedule = CronSchedule.of("0 7 1 * *", "UTC");

        assertThat(schedule.latest(Instant.parse("2026-11-30T00:00:00Z")))
                .hasValue(Instant.parse("2026-11-01T07:00:00Z"));
        assertThat(schedule.latest(Instant.parse("2026-11-01T07:00:00Z")))
                .hasValue(Instant.parse("2026-11-01T07:00:00Z"));
        assertThat(schedule.previous(Instant.parse("2026-11-01T07:00:00Z")))
                .hasValue(Instant.parse("2026-10-01T07:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "* * * * * *", "61 * * * *", "0 0 31 2 *", "@daily x", "0 25 * * *"})
    void whatIsNoCronIsRefusedByName(String cron) {
        assertThatThrownBy(() -> CronSchedule.of(cron, "UTC"))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("cron '" + cron + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CEST", "+02:00", "GMT+2", "Europe/Zürich", "europe/zurich"})
    void whatIsNoZoneIsRefusedByName(String zone) {
        assertThatThrownBy(() -> CronSchedule.of("0 7 * * *", zone))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("zone '" + zone + "'");
    }

    private static String slots(String zone, String cron, String after, int count) {
        CronSchedule schedule = CronSchedule.of(cron, zone);
        List<String> slots = new ArrayList<>();
        Instant from = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            from = schedule.next(from).orElseThrow();
            slots.add(from.toString());
        }
        return String.join(" ", slots);
    }
}

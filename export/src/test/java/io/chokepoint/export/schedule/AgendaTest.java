package io.chokepoint.export.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.pack.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Schedule DAILY = CronSchedule.of("0 7 * * *", "UTC");

    /** Down from the 3rd until noon of the 6th: slots of the 4th, 5th and 6th were missed. */
    @ParameterizedTest
    @CsvSource({
        "ALL, [2026-11-04T07:00:00Z; 2026-11-05T07:00:00Z; 2026-11-06T07:00:00Z]",
        "LATEST, [2026-11-06T07:00:00Z]",
        "NONE, []",
    })
    void missedSlotsFollowThePolicy(CatchUp policy, String expected) {
        Agenda agenda = new Agenda(DAILY, START, Optional.empty(), policy, Duration.ofHours(1));

        assertThat(agenda.due(slot("2026-11-03T07:00:00Z"), Instant.parse("2026-11-06T12:00:00Z")))
                .hasToString(expected.replace(';', ','));
    }

    /** Down from the 3rd until noon of the 6th. */
    @ParameterizedTest
    @CsvSource({
        "ALL, Optional.empty",
        "LATEST, 2026-11-04T07:00:00Z to 2026-11-05T07:00:00Z: OptionalInt[2]",
        "NONE, 2026-11-04T07:00:00Z to 2026-11-06T07:00:00Z: OptionalInt[3]",
    })
    void slotsThatDoNotRunAreToldByTheirRange(CatchUp policy, String expected) {
        Agenda agenda = new Agenda(DAILY, START, Optional.empty(), policy, Duration.ofHours(1));

        Optional<Agenda.Skipped> skipped =
                agenda.skipped(slot("2026-11-03T07:00:00Z"), Instant.parse("2026-11-06T12:00:00Z"));

        assertThat(skipped.map(slots -> slots.first() + " to " + slots.last() + ": " + slots.count())
                        .orElse("Optional.empty"))
                .isEqualTo(expected);
    }

    @Test
    void slotsOfYearsAreSkippedWithoutBeingCounted() {
        Agenda agenda = new Agenda(
                CronSchedule.of("* * * * *", "UTC"), START, Optional.empty(), CatchUp.LATEST, Duration.ofHours(1));

        assertThat(agenda.skipped(Optional.empty(), START.plus(Duration.ofDays(30))))
                .hasValueSatisfying(skipped -> assertThat(skipped.count()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"ALL", "LATEST", "NONE"})
    void nothingIsSkippedWhileSlotsRunInTime(CatchUp policy) {
        Agenda agenda = new Agenda(DAILY, START, Optional.empty(), policy, Duration.ofHours(1));

        assertThat(agenda.skipped(slot("2026-11-05T07:00:00Z"), Instant.parse("2026-11-06T07:30:00Z")))
                .isEmpty();
    }

    @Test
    void aSlotWithinItsDeadlineStartsWithoutCatchingUp() {
        Agenda agenda = new Agenda(DAILY, START, Optional.empty(), CatchUp.NONE, Duration.ofHours(1));

        assertThat(agenda.due(slot("2026-11-03T07:00:00Z"), Instant.parse("2026-11-06T08:00:00Z")))
                .containsExactly(Instant.parse("2026-11-06T07:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"ALL", "LATEST", "NONE"})
    void aSlotIsNeverDueTwice(CatchUp policy) {
        Agenda agenda = new Agenda(DAILY, START, Optional.empty(), policy, Duration.ofDays(2));

        assertThat(agenda.due(slot("2026-11-06T07:00:00Z"), Instant.parse("2026-11-06T12:00:00Z")))
                .isEmpty();
    }

    @Test
    void aClockThatJumpsBackMakesNothingDueAgain() {
        Agenda agenda = new Agenda(DAILY, START, Optional.empty(), CatchUp.ALL, Duration.ofHours(1));

        assertThat(agenda.due(slot("2026-11-06T07:00:00Z"), Instant.parse("2026-11-06T06:30:00Z")))
                .isEmpty();
    }

    @Test
    void slotsCountFromTheStartToTheEnd() {
        Agenda agenda = new Agenda(
                DAILY,
                Instant.parse("2026-11-02T07:00:00Z"),
                Optional.of(Instant.parse("2026-11-04T07:00:00Z")),
                CatchUp.ALL,
                Duration.ofHours(1));

        assertThat(agenda.due(Optional.empty(), Instant.parse("2026-12-01T00:00:00Z")))
                .containsExactly(Instant.parse("2026-11-02T07:00:00Z"), Instant.parse("2026-11-03T07:00:00Z"));
        assertThat(agenda.next(Instant.parse("2026-11-03T07:00:00Z"))).isEmpty();
    }

    @Test
    void theRunOfMondayCoversTheWeekend() {
        Agenda agenda = new Agenda(
                CronSchedule.of("0 7 * * 1-5", "Europe/Zurich"),
                START,
                Optional.empty(),
                CatchUp.ALL,
                Duration.ofHours(1));

        assertThat(agenda.period(Instant.parse("2026-11-23T06:00:00Z")))
                .hasValue(Period.ofDays(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 23)));
    }

    @Test
    void aMonthlyRunCoversTheMonthBefore() {
        Agenda agenda = new Agenda(
                CronSchedule.of("0 6 1 * *", "UTC"), START, Optional.empty(), CatchUp.ALL, Duration.ofHours(1));

        assertThat(agenda.period(Instant.parse("2026-12-01T06:00:00Z")))
                .hasValue(Period.ofDays(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1)));
    }

    @Test
    void periodsOfSuccessiveSlotsLeaveNoDayOutAndRepeatNone() {
        Agenda agenda = new Agenda(
                CronSchedule.of("30 2 * * 0,3", "Europe/Berlin"),
                START,
                Optional.empty(),
                CatchUp.ALL,
                Duration.ofHours(1));
        Instant slot = Instant.parse("2026-03-01T00:00:00Z");
        Optional<Period> before = Optional.empty();
        for (int i = 0; i < 100; i++) {
            slot = agenda.schedule().next(slot).orElseThrow();
            Period period = agenda.period(slot).orElseThrow();
            before.ifPresent(last -> assertThat(period.start()).isEqualTo(last.endExclusive()));
            before = Optional.of(period);
        }
    }

    @Test
    void slotsOfOneDayCoverItOnce() {
        Agenda agenda = new Agenda(
                CronSchedule.of("0 * * * *", "UTC"), START, Optional.empty(), CatchUp.ALL, Duration.ofHours(1));

        assertThat(agenda.period(Instant.parse("2026-11-05T00:00:00Z"))).isPresent();
        assertThat(agenda.period(Instant.parse("2026-11-05T01:00:00Z"))).isEmpty();
    }

    @Test
    void monthsAreCountedFromTheAnchor() {
        Schedule schedule = IntervalSchedule.of("P1M", Instant.parse("2026-01-31T06:00:00Z"));

        Instant february = schedule.next(Instant.parse("2026-02-01T00:00:00Z")).orElseThrow();
        assertThat(february).isEqualTo(Instant.parse("2026-02-28T06:00:00Z"));
        assertThat(schedule.next(february)).hasValue(Instant.parse("2026-03-31T06:00:00Z"));
        assertThat(schedule.next(Instant.parse("2025-12-01T00:00:00Z")))
                .hasValue(Instant.parse("2025-12-31T06:00:00Z"));
    }

    @Test
    void hoursAreCountedFromTheAnchor() {
        Schedule schedule = IntervalSchedule.of("PT6H", Instant.parse("2026-01-31T05:00:00Z"));

        assertThat(schedule.next(Instant.parse("2030-07-01T05:00:00Z")))
                .hasValue(Instant.parse("2030-07-01T11:00:00Z"));
        assertThat(schedule.next(Instant.parse("2020-07-01T04:59:59Z")))
                .hasValue(Instant.parse("2020-07-01T05:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 day", "P0D", "P-1D", "PT30S", "PT-6H", "P1DT6H"})
    void whatIsNoIntervalIsRefusedByName(String interval) {
        assertThatThrownBy(() -> IntervalSchedule.of(interval, START))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("interval '" + interval + "'");
    }

    @Test
    void waitsGrowAndAreSpread() {
        Backoff backoff = new Backoff(Duration.ofSeconds(60), Duration.ofMinutes(10), 5);

        assertThat(backoff.delay(1, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.delay(3, 0.5)).isEqualTo(Duration.ofSeconds(180));
        assertThat(backoff.delay(60, 0.999)).isBetween(Duration.ofSeconds(590), Duration.ofMinutes(10));
        assertThat(backoff.mayRetry(4)).isTrue();
        assertThat(backoff.mayRetry(5)).isFalse();
    }

    private static Optional<Instant> slot(String text) {
        return Optional.of(Instant.parse(text));
    }
}

package io.chokepoint.ingest.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** The year of the demo economy, 2025-10-01 to 2026-09-30. */
final class DemoYear {
    static final LocalDate FIRST = LocalDate.of(2025, 10, 1);
    static final LocalDate LAST = LocalDate.of(2026, 9, 30);

    private static final int WEEKS = 52;
    private static final int MONTHS = 12;

    private DemoYear() {}

    /** Every seventh day, the first and the last day of the year among them. */
    static List<LocalDate> weeks() {
        return IntStream.rangeClosed(0, WEEKS).mapToObj(FIRST::plusWeeks).toList();
    }

    /** The last day of every month. */
    static List<LocalDate> months() {
        return IntStream.range(0, MONTHS)
                .mapToObj(month -> YearMonth.from(FIRST).plusMonths(month).atEndOfMonth())
                .toList();
    }

    static List<LocalDate> days() {
        return FIRST.datesUntil(LAST.plusDays(1)).toList();
    }

    /** How much of the year has passed: 0 on its first day, 1 on its last. */
    static double passed(LocalDate day) {
        return (double) ChronoUnit.DAYS.between(FIRST, day) / ChronoUnit.DAYS.between(FIRST, LAST);
    }
}

package io.chokepoint.export.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What a run covers: a half-open span of UTC time, in whole days, whatever the instant at which the run happens.
 *
 * @param start first instant, midnight UTC
 * @param endExclusive first instant after it, midnight UTC, later than the start
 */
public record Period(Instant start, Instant endExclusive) {

    /** Refuses spans that are empty, turned round or not of whole days. */
    public Period {
        if (!start.isBefore(endExclusive)) {
            throw new IllegalArgumentException(
                    "The period from " + start + " does not end after it, but at " + endExclusive);
        }
        if (!isMidnight(start) || !isMidnight(endExclusive)) {
            throw new IllegalArgumentException(
                    "A period is of whole days in UTC, not from " + start + " to " + endExclusive);
        }
    }

    /** The days from one to another, the second not included. */
    public static Period ofDays(LocalDate first, LocalDate endExclusive) {
        return new Period(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                endExclusive.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** First day. */
    public LocalDate firstDay() {
        return LocalDate.ofInstant(start, ZoneOffset.UTC);
    }

    /** First day after it. */
    public LocalDate endDay() {
        return LocalDate.ofInstant(endExclusive, ZoneOffset.UTC);
    }

    /** The day, or the first and the last day, as they stand in paths: {@code 2026-11-22} or {@code 2026-11-01_2026-11-30}. */
    public String label() {
        LocalDate last = endDay().minusDays(1);
        return last.equals(firstDay()) ? firstDay().toString() : firstDay() + "_" + last;
    }

    private static boolean isMidnight(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS).equals(instant);
    }
}

package io.chokepoint.export.schedule;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.Optional;

/**
 * Every so often from an anchor on, in UTC. Months and years are counted from the anchor, so that the 31st comes back after
 * a shorter month.
 */
public final class IntervalSchedule implements Schedule {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_MONTH = Duration.ofDays(31);

    private final String expression;
    private final TemporalAmount step;
    private final ZonedDateTime anchor;

    private IntervalSchedule(String expression, TemporalAmount step, Instant anchor) {
        this.expression = expression;
        this.step = step;
        this.anchor = anchor.atZone(ZoneOffset.UTC);
    }

    /**
     * The schedule of an interval.
     *
     * @param expression ISO 8601, either of days, weeks, months, years as {@code P1M}, or of time as {@code PT6H}
     * @param anchor a slot
     * @throws ExportException naming the expression, if it is neither or shorter than a minute
     */
    public static IntervalSchedule of(String expression, Instant anchor) {
        try {
            boolean ofTime = expression.startsWith("PT");
            TemporalAmount step = ofTime ? Duration.parse(expression) : Period.parse(expression);
            boolean tooShort = step instanceof Duration time
                    ? time.compareTo(SHORTEST) < 0
                    : ((Period) step).isZero() || ((Period) step).isNegative();
            if (tooShort) {
                throw new ExportException(Code.INVALID, "interval '" + expression + "' is shorter than a minute");
            }
            return new IntervalSchedule(expression, step, anchor);
        } catch (DateTimeException e) {
            throw new ExportException(
                    Code.INVALID, "interval '" + expression + "' is no ISO 8601 interval such as P1D, P1M or PT6H", e);
        }
    }

    @Override
    public Optional<Instant> next(Instant after) {
        long count = estimate(after);
        while (slot(count).isAfter(after)) {
            count--;
        }
        while (!slot(count).isAfter(after)) {
            count++;
        }
        return Optional.of(slot(count));
    }

    /** Close to the number of the slot at an instant, never far past it. */
    private long estimate(Instant after) {
        if (step instanceof Duration time) {
            return Math.floorDiv(anchor.toInstant().until(after, ChronoUnit.MILLIS), time.toMillis());
        }
        Period period = (Period) step;
        long days = period.getDays() + period.toTotalMonths() * LONGEST_MONTH.toDays();
        return Math.floorDiv(anchor.toInstant().until(after, ChronoUnit.DAYS), days);
    }

    private Instant slot(long count) {
        if (step instanceof Duration time) {
            return anchor.toInstant().plus(time.multipliedBy(count));
        }
        return anchor.plus(((Period) step).multipliedBy(Math.toIntExact(count))).toInstant();
    }

    @Override
    public String expression() {
        return expression;
    }

    @Override
    public String zone() {
        return "";
    }
}

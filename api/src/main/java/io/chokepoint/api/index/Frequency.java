package io.chokepoint.api.index;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;

/** Spacing of the points of a series: each period shows its last measured day. */
@Description("Spacing of the points of a series: each period shows its last measured day.")
public enum Frequency {
    /** Every measured day. */
    DAY("as_of"),
    /** ISO weeks, from Monday. */
    WEEK("toStartOfWeek(as_of, 1)"),
    /** Calendar months. */
    MONTH("toStartOfMonth(as_of)");

    /** The {@link Frequency} of who names none. */
    static final String DEFAULT = "DAY";

    private final String periodSql;

    Frequency(String periodSql) {
        this.periodSql = periodSql;
    }

    /** The spacing that an argument asks for; null asks for the default, as an absent argument does. */
    static Frequency orDefault(Frequency argument) {
        return Objects.requireNonNullElse(argument, DAY);
    }

    /** SQL for the first day of the period that a day falls in. */
    String periodSql() {
        return periodSql;
    }

    /** The first day of the period after the one that a day falls in. */
    LocalDate nextPeriod(LocalDate day) {
        return switch (this) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    }
}

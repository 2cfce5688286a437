package io.chokepoint.batch.index;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A span of days, both ends included.
 *
 * @param first first day
 * @param last last day
 */
public record DaySpan(LocalDate first, LocalDate last) implements Serializable {

    /** The least span that holds both. */
    public DaySpan and(DaySpan other) {
        return new DaySpan(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }
}

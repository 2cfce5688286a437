package io.chokepoint.ingest.value;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The days on which evidence holds.
 *
 * @param from the first of them
 * @param until the first day after them, or null if it holds still
 */
public record Validity(LocalDate from, LocalDate until) {

    /**
     * The days from one date to before another.
     *
     * @param from a date such as {@code 2025-08-19}; null or blank for {@code always}
     * @param until a date, or null or blank if it holds still
     * @throws RowRejected if one is no date, or there is no day between them
     */
    public static Validity parse(String from, String until, LocalDate always) throws RowRejected {
        LocalDate first = blank(from) ? always : date(from);
        LocalDate after = blank(until) ? null : date(until);
        if (after != null && !after.isAfter(first)) {
            throw new RowRejected(
                    ReasonCode.TIME_INVALID,
                    "It holds from %s and no longer on %s, which is no day at all; until is the first day after"
                            .formatted(first, after));
        }
        return new Validity(first, after);
    }

    private static LocalDate date(String text) throws RowRejected {
        return LocalDate.ofInstant(TimeForm.DATE.parse(text), ZoneOffset.UTC);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}

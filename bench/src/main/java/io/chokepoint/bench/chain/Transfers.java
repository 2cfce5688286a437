package io.chokepoint.bench.chain;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Some first days of a chain in files. The folder may hold later days too: readers are given the last day.
 *
 * @param folder   of {@code as_of=YYYY-MM-DD} folders
 * @param layout   of the files
 * @param days     number of days, from the first
 * @param count    number of transfers in these days
 * @param balances about the number of positive balances at the end of the last day
 */
public record Transfers(Path folder, Layout layout, int days, long count, long balances) {
    /** The first day. */
    public LocalDate first() {
        return ChainShape.FIRST_DAY;
    }

    /** The day that so many days follow. */
    public LocalDate daysBeforeLast(int later) {
        return last().minusDays(later);
    }

    /** The last day. */
    public LocalDate last() {
        return first().plusDays(days - 1L);
    }
}

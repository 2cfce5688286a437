package io.chokepoint.batch.index;

import io.chokepoint.warehouse.FactTable;
import io.chokepoint.warehouse.RowTally;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run, or a part of it, has written.
 *
 * @param tallies rows and checksum by table; a table without rows is missing
 * @param days first and last day by subject and resource
 * @param distributions number of distributions by day
 */
public record WrittenRun(
        Map<FactTable, RowTally> tallies,
        Map<RunContext.SubjectKey, DaySpan> days,
        SortedMap<LocalDate, Long> distributions)
        implements Serializable {

    /** Nothing written. */
    public static WrittenRun nothing() {
        return new WrittenRun(new EnumMap<>(FactTable.class), new HashMap<>(), new TreeMap<>());
    }

    /** Both parts together. */
    public WrittenRun plus(WrittenRun other) {
        WrittenRun sum = nothing();
        for (WrittenRun part : new WrittenRun[] {this, other}) {
            part.tallies.forEach((table, tally) -> sum.tallies.merge(table, tally, RowTally::plus));
            part.days.forEach((subject, span) -> sum.days.merge(subject, span, DaySpan::and));
            part.distributions.forEach((day, count) -> sum.distributions.merge(day, count, Long::sum));
        }
        return sum;
    }
}

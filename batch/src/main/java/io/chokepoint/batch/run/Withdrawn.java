package io.chokepoint.batch.run;

import io.chokepoint.batch.lake.Lake;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The days of which records were withdrawn.
 *
 * @param entries one per ingest run, table and day
 */
record Withdrawn(List<Entry> entries) {
    private static final String TRANSFERS = "transfer";

    /** Days from which an ingest run withdrew. */
    record Entry(String ingestRun, String table, LocalDate day) {}

    static Withdrawn from(Lake lake, String dataset) {
        return new Withdrawn(lake.withdrawals(dataset).distinct().collectAsList().stream()
                .map(row -> new Entry(row.getString(2), row.getString(0), row.getLocalDate(1)))
                .toList());
    }

    /** The ingest runs that withdrew something. */
    Set<String> ingestRuns() {
        return entries.stream().map(Entry::ingestRun).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What these ingest runs withdrew. */
    Withdrawn by(Set<String> ingestRuns) {
        return new Withdrawn(entries.stream()
                .filter(entry -> ingestRuns.contains(entry.ingestRun()))
                .toList());
    }

    /** The first day of a transfer that is withdrawn. */
    Optional<LocalDate> firstTransfer() {
        return days(TRANSFERS).stream().min(LocalDate::compareTo);
    }

    /** The days of holdings that are withdrawn. */
    Set<LocalDate> holdingDays() {
        return days("holding");
    }

    /** The first day of what is withdrawn. */
    Optional<LocalDate> firstDay() {
        return entries.stream().map(Entry::day).min(LocalDate::compareTo);
    }

    private Set<LocalDate> days(String table) {
        return entries.stream()
                .filter(entry -> entry.table().equals(table))
                .map(Entry::day)
                .collect(Collectors.toSet());
    }
}

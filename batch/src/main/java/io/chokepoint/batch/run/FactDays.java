package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.chokepoint.batch.index.DaySpan;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The days that the facts of a dataset are of.
 *
 * @param transfers first and last day by ingest run, of all that brought transfers
 * @param holdings days by ingest run, of those that no published run has read
 */
record FactDays(Map<String, DaySpan> transfers, Map<String, Set<LocalDate>> holdings) {

    /** Reads them; {@code newRuns} are the ingest runs that no published run has read. */
    static FactDays of(Dataset<Row> transfers, Dataset<Row> holdings, Set<String> newRuns) {
        Map<String, DaySpan> moved = new HashMap<>();
        transfers
                .groupBy("ingest_run_id")
                .agg(min("as_of"), max("as_of"))
                .collectAsList()
                .forEach(row -> moved.put(row.getString(0), new DaySpan(row.getLocalDate(1), row.getLocalDate(2))));
        Map<String, Set<LocalDate>> held = new HashMap<>();
        holdings.where(col("ingest_run_id").isin(newRuns.toArray()))
                .select("ingest_run_id", "as_of")
                .distinct()
                .collectAsList()
                .forEach(row -> held.computeIfAbsent(row.getString(0), run -> new HashSet<>())
                        .add(row.getLocalDate(1)));
        return new FactDays(moved, held);
    }

    /** The first day of a transfer that one of these ingest runs brought. */
    Optional<LocalDate> firstTransfer(Set<String> ingestRuns) {
        return spans(ingestRuns, true).map(DaySpan::first).min(Comparator.naturalOrder());
    }

    /** The last day of a transfer that another ingest run brought. */
    Optional<LocalDate> lastTransferOfOthers(Set<String> ingestRuns) {
        return spans(ingestRuns, false).map(DaySpan::last).max(Comparator.naturalOrder());
    }

    private Stream<DaySpan> spans(Set<String> ingestRuns, boolean of) {
        return transfers.entrySet().stream()
                .filter(run -> ingestRuns.contains(run.getKey()) == of)
                .map(Map.Entry::getValue);
    }

    /** The days of the holdings that these ingest runs brought. */
    Set<LocalDate> holdingDays(Set<String> ingestRuns) {
        Set<LocalDate> days = new HashSet<>();
        holdings.forEach((run, held) -> {
            if (ingestRuns.contains(run)) {
                days.addAll(held);
            }
        });
        return days;
    }
}

package io.chokepoint.batch.run;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The ledger of a run's inputs.
 *
 * @param facts one entry per ingest run and file of the dataset
 * @param evidence the same of the labels and links that the run uses
 * @param prices the same of the prices that the run uses
 */
record InputLedger(List<Entry> facts, List<Entry> evidence, List<Entry> prices) {

    /**
     * One file of one ingest run; rows in = accepted + duplicates + quarantined.
     *
     * @param leftOut how many of the quarantined rows are such that their source lacks something, as is known beforehand
     * @param replays the ingest run whose quarantined rows come back here, repaired; null for most
     */
    record Entry(
            String ingestRunId,
            String source,
            String file,
            String sha256,
            long rowsIn,
            long accepted,
            long duplicates,
            long quarantined,
            long leftOut,
            String replays,
            Instant knownAt)
            implements Serializable {

        /** Known rows change nothing, unless they were missing before, or come instead of others. */
        private boolean changesSomething(Set<String> withdrawing) {
            return accepted > 0 || quarantined > 0 || replays != null || withdrawing.contains(ingestRunId);
        }
    }

    /**
     * The ledgers as the lake keeps them.
     *
     * @param withdrawing ingest runs that withdrew facts
     */
    static InputLedger of(Dataset<Row> facts, Dataset<Row> evidence, Dataset<Row> prices, Set<String> withdrawing) {
        return new InputLedger(
                entries(facts, withdrawing), entries(evidence, withdrawing), entries(prices, withdrawing));
    }

    private static List<Entry> entries(Dataset<Row> ledger, Set<String> withdrawing) {
        return ledger
                .select(
                        "ingest_run_id",
                        "source",
                        "file",
                        "sha256",
                        "rows_in",
                        "accepted",
                        "duplicates",
                        "quarantined",
                        "left_out",
                        "replays",
                        "finished_at")
                .collectAsList()
                .stream()
                .map(row -> new Entry(
                        row.getString(0),
                        row.getString(1),
                        nameOf(row.getString(2)),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getString(9),
                        row.getInstant(10)))
                .filter(entry -> entry.changesSomething(withdrawing))
                .toList();
    }

    /** The last part of a path: readers of a lineage learn what was read, not where the machine keeps it. */
    static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Ingest runs that brought rows or set some aside; one that only met known rows changes nothing and is not here. */
    Set<String> ingestRuns() {
        Set<String> runs = evidenceRuns();
        facts.forEach(entry -> runs.add(entry.ingestRunId()));
        prices.forEach(entry -> runs.add(entry.ingestRunId()));
        return runs;
    }

    /** Those of labels and links. */
    Set<String> evidenceRuns() {
        Set<String> runs = new TreeSet<>();
        evidence.forEach(entry -> runs.add(entry.ingestRunId()));
        return runs;
    }

    /** All that a run reads. */
    List<Entry> all() {
        return Stream.of(facts, evidence, prices).flatMap(List::stream).toList();
    }

    /** Number of facts that entered. */
    long rows() {
        return facts.stream().mapToLong(Entry::accepted).sum();
    }

    /** Share of the facts read that entered the lake or stood there already, in [0, 1]. */
    double coverage() {
        long rows = facts.stream().mapToLong(Entry::rowsIn).sum();
        long quarantined = facts.stream().mapToLong(Entry::quarantined).sum();
        return rows == 0 ? 1 : (double) (rows - quarantined) / rows;
    }
}

package io.chokepoint.batch.run;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The ledger of a dataset's inputs.
 *
 * @param entries one per ingest run and file
 */
record InputLedger(List<Entry> entries) {

    /** One file of one ingest run; rows in = accepted + duplicates + quarantined. */
    record Entry(
            String ingestRunId,
            String source,
            String file,
            String sha256,
            long rowsIn,
            long accepted,
            long duplicates,
            long quarantined,
            Instant knownAt)
            implements Serializable {}

    static InputLedger of(Dataset<Row> ledger) {
        return new InputLedger(ledger
                .select(
                        "ingest_run_id",
                        "source",
                        "file",
                        "sha256",
                        "rows_in",
                        "accepted",
                        "duplicates",
                        "quarantined",
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
                        row.getInstant(8)))
                .toList());
    }

    /** The last part of a path: readers of a lineage learn what was read, not where the machine keeps it. */
    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Ingest runs that brought rows or set some aside; one that only met known rows changes nothing. */
    Set<String> ingestRuns() {
        Set<String> runs = new TreeSet<>();
        for (Entry entry : contributing()) {
            runs.add(entry.ingestRunId());
        }
        return runs;
    }

    List<Entry> contributing() {
        return entries.stream()
                .filter(entry -> entry.accepted() > 0 || entry.quarantined() > 0)
                .toList();
    }

    /** Number of rows that entered. */
    long rows() {
        return entries.stream().mapToLong(Entry::accepted).sum();
    }

    /** Share of the rows read that entered the lake or stood there already, in [0, 1]. */
    double coverage() {
        long rows = contributing().stream().mapToLong(Entry::rowsIn).sum();
        long quarantined = contributing().stream().mapToLong(Entry::quarantined).sum();
        return rows == 0 ? 1 : (double) (rows - quarantined) / rows;
    }
}

package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.chokepoint.ingest.value.Network;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Erases what labels and links say of a holder. */
public final class Erasing {
    private static final String OF_ITSELF = "erasures";

    private final Lake lake;

    public Erasing(Lake lake) {
        this.lake = lake;
    }

    /**
     * What was erased.
     *
     * @param rows labels and links that named the holder, all versions
     * @param ingestRuns the ingest runs that brought what was erased, this time or before, in order of their ids
     * @param again whether the holder was erased before
     */
    public record Outcome(long rows, List<String> ingestRuns, boolean again) {
        public Outcome {
            ingestRuns = List.copyOf(ingestRuns);
        }
    }

    /**
     * Erases a holder. It counts with one commit, which the next run of batch finds as other evidence; then the rows are
     * deleted, and if this ends early, maintenance deletes them.
     *
     * @throws RowRejected if the holder is none of the network
     * @throws io.chokepoint.ingest.UserError if another process writes the lake
     */
    public Outcome erase(Network network, String holder) throws RowRejected {
        String canonical = network.holderForm().canonical(holder);
        try (WriterLock lock = WriterLock.of(lake.root())) {
            lake.requireColumns();
            String digest = digest(network.id() + "\n" + canonical);
            List<Row> before = lake.committed(LakeTable.ERASURE)
                    .where(col("holder_digest").equalTo(digest))
                    .select("erased_from")
                    .collectAsList();
            boolean again = !before.isEmpty();
            TreeSet<String> runs = new TreeSet<>();
            before.forEach(row -> runs.addAll(List.of(row.getString(0).split(" "))));
            runs.remove("");
            long rows = 0;
            for (LakeTable table : LakeTable.RECORDS) {
                if (Erasures.concern(table)) {
                    for (Row row : named(table, network, canonical)) {
                        runs.add(row.getString(0));
                        rows++;
                    }
                }
            }
            if (!again) {
                commit(digest, digest(canonical.toLowerCase(Locale.ROOT)), runs);
            }
            Erasures.purge(lake);
            Erasures.forgetQuarantined(lake, canonical);
            return new Outcome(rows, List.copyOf(runs), again);
        }
    }

    private List<Row> named(LakeTable table, Network network, String holder) {
        Column names = table.holders().stream()
                .map(column -> col(column).equalTo(holder))
                .reduce(lit(false), Column::or);
        return lake.all(table)
                .where(col("network").equalTo(network.id()).and(names))
                .select("ingest_run_id")
                .collectAsList();
    }

    private void commit(String digest, String ofText, TreeSet<String> runs) {
        String id = UUID.randomUUID().toString();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Row row = RowFactory.create(digest, ofText, String.join(" ", runs), id, now);
        lake.append(LakeTable.ERASURE, lake.spark().createDataFrame(List.of(row), LakeTable.ERASURE.schema()));
        // Lineage is published, and must not tell whom to look for.
        FileLedger ledger = new FileLedger(
                OF_ITSELF,
                OF_ITSELF,
                "erasure:" + id,
                digest(id),
                0,
                1,
                1,
                0,
                0,
                BigInteger.ZERO,
                Map.of(),
                Lake.COMMITTED);
        Ledger.commit(lake, new IngestRun(id, null, now, now, List.of(ledger)));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}

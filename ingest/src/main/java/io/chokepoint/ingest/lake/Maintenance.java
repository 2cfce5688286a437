package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.UserError;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.RuntimeConfig;

/**
 * Keeps the files of a lake few and no more of them than are needed.
 *
 * <p>Nothing of it is visible in rows. A published run names the ingest runs that it has read, and their rows stay, so that it
 * can be computed again whatever version the tables are at; only who has a table open still needs its earlier files, and keeps
 * them for the retention.
 */
public final class Maintenance {
    /** Least time for which files that a table does not need any more are kept: longer than anything reads. */
    public static final Duration LEAST_RETENTION = Duration.ofDays(7);

    private static final long FILE_BYTES = 128L << 20;

    private final Lake lake;
    private final Duration leastRetention;

    public Maintenance(Lake lake) {
        this(lake, LEAST_RETENTION);
    }

    Maintenance(Lake lake, Duration leastRetention) {
        this.lake = lake;
        this.leastRetention = leastRetention;
    }

    /**
     * What became of the files of a table.
     *
     * @param before how many it had
     * @param after how many it has
     * @param bytes their size together, after
     */
    public record Outcome(String table, long before, long after, long bytes) {}

    /**
     * Brings small files together, up to 128 MiB and within a day where days are partitions, and removes files that no
     * table has needed for the retention.
     *
     * @return one outcome per table that there is, in the order of {@link LakeTable}
     * @throws UserError if the retention is shorter than {@link #LEAST_RETENTION}, or another process writes the lake
     */
    public List<Outcome> run(Duration retention) {
        if (retention.compareTo(leastRetention) < 0) {
            throw new UserError(
                    "Files are kept for %d hours at least, not %d: who reads a table, or goes on from a copy of it, needs them until then"
                            .formatted(leastRetention.toHours(), retention.toHours()));
        }
        try (WriterLock lock = WriterLock.of(lake.root())) {
            RuntimeConfig settings = lake.spark().conf();
            settings.set("spark.databricks.delta.optimize.maxFileSize", FILE_BYTES);
            settings.set("spark.databricks.delta.optimize.minFileSize", FILE_BYTES);
            // Delta lists folders in as many tasks as this says, which is ten thousand if nobody says otherwise.
            settings.set(
                    "spark.sql.sources.parallelPartitionDiscovery.parallelism",
                    2L * lake.spark().sparkContext().defaultParallelism());
            Erasures.purge(lake);
            List<Outcome> outcomes = new ArrayList<>();
            for (LakeTable table : LakeTable.values()) {
                if (lake.exists(table)) {
                    outcomes.add(maintain(table, retention));
                }
            }
            return outcomes;
        }
    }

    private Outcome maintain(LakeTable table, Duration retention) {
        long before = files(table).length;
        DeltaTable files = DeltaTable.forPath(lake.spark(), lake.path(table));
        files.optimize().executeCompaction();
        files.vacuum(retention.toHours());
        String[] after = files(table);
        return new Outcome(table.directory(), before, after.length, bytes(after));
    }

    private String[] files(LakeTable table) {
        return lake.spark().read().format("delta").load(lake.path(table)).inputFiles();
    }

    private long bytes(String[] files) {
        Configuration configuration = lake.spark().sparkContext().hadoopConfiguration();
        long bytes = 0;
        try {
            for (String file : files) {
                Path path = new Path(java.net.URI.create(file));
                bytes += path.getFileSystem(configuration).getFileStatus(path).getLen();
            }
            return bytes;
        } catch (IOException unreachable) {
            throw new UncheckedIOException("The files of the lake " + lake.root(), unreachable);
        }
    }
}

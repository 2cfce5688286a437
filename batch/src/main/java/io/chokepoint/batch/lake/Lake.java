package io.chokepoint.batch.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;

import io.delta.tables.DeltaTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * The lake as jobs see it: only rows of ingest runs that were committed, so that an ingest that died half-way has left
 * nothing. A table that does not exist yet has no rows; one that lacks columns is refused with an
 * {@link OldLakeException}.
 */
public final class Lake {
    private static final int SHA_256 = 256;

    private final SparkSession spark;
    private final String root;
    /** Tables as they were first seen: whatever this lake is asked, it answers from the same versions, and looks once. */
    private final Map<LakeTable, Dataset<Row>> committed = new EnumMap<>(LakeTable.class);

    private Dataset<Row> committedRuns;

    /**
     * Opens a lake.
     *
     * @param root folder of the Delta tables on any file system that Hadoop knows
     */
    public Lake(SparkSession spark, String root) {
        this.spark = spark;
        this.root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }

    /** How this lake's file system is reached. */
    public Configuration hadoop() {
        return spark.sparkContext().hadoopConfiguration();
    }

    /** Where the lake is. */
    public String root() {
        return root;
    }

    /** The datasets of which something is measured, in order. */
    public List<String> datasets() {
        return exists(LakeTable.SUBJECT)
                ? committed(LakeTable.SUBJECT)
                        .select("dataset")
                        .distinct()
                        .orderBy("dataset")
                        .as(Encoders.STRING())
                        .collectAsList()
                : List.of();
    }

    /** The newest row of every subject and resource of a dataset. */
    public Dataset<Row> subjects(String dataset) {
        return subjects().where(col("dataset").equalTo(dataset));
    }

    /** The newest row of every subject and resource of each dataset. */
    public Dataset<Row> subjects() {
        return newest(LakeTable.SUBJECT, "dataset", "subject_id", "resource");
    }

    /** The newest version of every label; a holder has one for each day from which on one holds. */
    public Dataset<Row> labels() {
        return withoutErased(newest(LakeTable.LABEL, "dataset", "network", "holder_id", "valid_from"), "holder");
    }

    /** The newest version of every link; a pair has one for each day from which on one holds. */
    public Dataset<Row> links() {
        return withoutErased(
                newest(LakeTable.LINK, "dataset", "network", "holder_id", "other_holder_id", "valid_from"),
                "holder",
                "other_holder");
    }

    /** What was erased of labels and links: rows (holder_digest, erased_from, ingest_run_id). */
    public Dataset<Row> erasures() {
        return committed(LakeTable.ERASURE).select("holder_digest", "erased_from", "ingest_run_id");
    }

    private Dataset<Row> withoutErased(Dataset<Row> evidence, String... holders) {
        if (!exists(LakeTable.ERASURE)) {
            return evidence;
        }
        Object[] digests = erasures()
                .select("holder_digest")
                .distinct()
                .as(Encoders.STRING())
                .collectAsList()
                .toArray();
        Dataset<Row> left = evidence;
        for (String holder : holders) {
            Column text = concat(col("network"), lit("\n"), col(holder)).cast("binary");
            left = left.where(not(sha2(text, SHA_256).isin(digests)));
        }
        return left;
    }

    private Dataset<Row> newest(LakeTable table, String... key) {
        Column[] columns = Arrays.stream(key).map(functions::col).toArray(Column[]::new);
        return committed(table)
                .withColumn(
                        "age",
                        row_number().over(Window.partitionBy(columns).orderBy(desc("known_at"), desc("ingest_run_id"))))
                .where("age = 1")
                .drop("age");
    }

    /** Amounts by holder of a dataset. */
    public Dataset<Row> holdings(String dataset) {
        return committed(LakeTable.HOLDING).where(col("dataset").equalTo(dataset));
    }

    /** The newest version of every price of these datasets. */
    public Dataset<Row> prices(Set<String> datasets) {
        return newest(LakeTable.PRICE, "dataset", "network", "asset", "currency", "observed_at")
                .where(col("dataset").isin(datasets.toArray()));
    }

    /** Transfers of a dataset. */
    public Dataset<Row> transfers(String dataset) {
        return committed(LakeTable.TRANSFER).where(col("dataset").equalTo(dataset));
    }

    /**
     * The dictionary of holders, rows (holder_id, holder): all of them, whichever ingest run brought them. Number 0, nobody,
     * is not among them.
     */
    public Dataset<Row> holders() {
        return table(LakeTable.HOLDER).select("holder_id", "holder");
    }

    /** The ledger of a dataset: one row per committed ingest run and file. */
    public Dataset<Row> ledger(String dataset) {
        return ledger().where(col("dataset").equalTo(dataset));
    }

    /** The ledger of what some ingest runs brought of some datasets; they may have brought more of others. */
    public Dataset<Row> ledgerOf(Set<String> ingestRuns, Set<String> datasets) {
        return ledger().where(col("ingest_run_id").isin(ingestRuns.toArray()))
                .where(col("dataset").isin(datasets.toArray()));
    }

    /** The alarms of some ingest runs: rows (ingest_run_id, source, file, reason, message, known_at). */
    public Dataset<Row> alarmsOf(Set<String> ingestRuns) {
        Dataset<Row> alarms = exists(LakeTable.ALARM) ? committed(LakeTable.ALARM) : table(LakeTable.ALARM);
        return alarms.where(col("ingest_run_id").isin(ingestRuns.toArray()))
                .select("ingest_run_id", "source", "file", "reason", "message", "known_at");
    }

    private Dataset<Row> ledger() {
        return table(LakeTable.INGEST_RUN).where(col("status").equalTo("COMMITTED"));
    }

    /** What committed ingest runs have withdrawn from a dataset: rows (table_name, day, ingest_run_id). */
    public Dataset<Row> withdrawals(String dataset) {
        return committed(LakeTable.WITHDRAWAL)
                .where(col("dataset").equalTo(dataset))
                .select("table_name", "day", "ingest_run_id");
    }

    private synchronized Dataset<Row> committed(LakeTable table) {
        Dataset<Row> known = committed.get(table);
        if (known == null) {
            Dataset<Row> rows = table(table).join(broadcast(committedRuns()), "ingest_run_id");
            known = table.key().isEmpty() || !exists(LakeTable.WITHDRAWAL)
                    ? rows
                    : Withdrawals.without(rows, table, committed(LakeTable.WITHDRAWAL));
            committed.put(table, known);
        }
        return known;
    }

    /** Read once: whatever this lake is asked, it answers from the same ingest runs. */
    private synchronized Dataset<Row> committedRuns() {
        if (committedRuns == null) {
            List<String> ids = ledger().select("ingest_run_id")
                    .distinct()
                    .as(Encoders.STRING())
                    .collectAsList();
            committedRuns = spark.createDataset(ids, Encoders.STRING()).toDF("ingest_run_id");
        }
        return committedRuns;
    }

    private boolean exists(LakeTable table) {
        return DeltaTable.isDeltaTable(spark, path(table));
    }

    private Dataset<Row> table(LakeTable table) {
        Dataset<Row> rows = exists(table)
                ? spark.read().format("delta").load(path(table))
                : spark.createDataFrame(List.of(), table.schema());
        List<String> there = List.of(rows.columns());
        for (Map.Entry<String, String> optional : table.optional().entrySet()) {
            Column absent = functions.expr(optional.getValue());
            String column = optional.getKey();
            rows = rows.withColumn(column, there.contains(column) ? functions.coalesce(col(column), absent) : absent);
        }
        List<String> missing = new ArrayList<>(List.of(table.schema().fieldNames()));
        missing.removeAll(List.of(rows.columns()));
        if (!missing.isEmpty()) {
            throw new OldLakeException(root, table.tableName(), missing);
        }
        return rows;
    }

    private String path(LakeTable table) {
        return root + "/" + table.tableName();
    }
}

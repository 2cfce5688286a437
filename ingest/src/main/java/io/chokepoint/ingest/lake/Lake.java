package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.parquet.DataFile;
import io.chokepoint.ingest.parquet.RowsFile;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/** The Delta tables under one directory. */
public final class Lake {
    /** Status of a run whose rows count. */
    public static final String COMMITTED = "COMMITTED";

    /** Status of a run that took nothing, because a file of it was refused. */
    public static final String REFUSED = "REFUSED";

    private final SparkSession spark;
    private final String root;
    private final String writing;

    /** @param root URI or path of the directory, without a slash at its end */
    public Lake(SparkSession spark, String root) {
        this(spark, root, "");
    }

    private Lake(SparkSession spark, String root, String writing) {
        this.spark = spark;
        this.root = root;
        this.writing = writing;
    }

    /** The lake as a run sees it that is not committed yet: what the run withdraws does not count for it. */
    Lake within(String run) {
        return new Lake(spark, root, run);
    }

    SparkSession spark() {
        return spark;
    }

    public String root() {
        return root;
    }

    /**
     * Refuses a lake whose tables lack columns that are not {@linkplain LakeTable#optional optional}.
     *
     * @throws UserError naming the columns and what to do
     */
    void requireColumns() {
        for (LakeTable table : LakeTable.values()) {
            if (!exists(table)) {
                continue;
            }
            List<String> missing = new ArrayList<>(List.of(table.schema().fieldNames()));
            missing.removeAll(List.of(all(table).columns()));
            if (!missing.isEmpty()) {
                throw new UserError(
                        ("The lake %s was written by an earlier version: its table %s has no %s. Take the files into a new"
                                        + " folder with --lake, or begin anew with ./chokepoint up --fresh")
                                .formatted(root, table.directory(), String.join(", ", missing)));
            }
        }
    }

    /** The rows that a reader may see: those of committed runs, and all of the dictionary. */
    public Dataset<Row> committed(LakeTable table) {
        if (table == LakeTable.HOLDER) {
            return all(table);
        }
        Dataset<Row> runs =
                all(LakeTable.INGEST_RUN).where(functions.col("status").equalTo(COMMITTED));
        if (table == LakeTable.INGEST_RUN) {
            return runs;
        }
        Dataset<Row> rows = ofRuns(all(table), runs).select(columns(table));
        if (Erasures.concern(table) && exists(LakeTable.ERASURE)) {
            return Erasures.without(rows, table, ofRuns(all(LakeTable.ERASURE), runs));
        }
        if (!table.withdrawable() || !exists(LakeTable.WITHDRAWAL)) {
            return rows;
        }
        Dataset<Row> counting = runs.select("ingest_run_id")
                .union(spark.createDataset(List.of(writing), Encoders.STRING()).toDF());
        return Withdrawals.without(rows, table, ofRuns(all(LakeTable.WITHDRAWAL), counting));
    }

    private static Dataset<Row> ofRuns(Dataset<Row> rows, Dataset<Row> runs) {
        return rows.join(
                functions.broadcast(runs.select("ingest_run_id").distinct()),
                scalaSeq(List.of("ingest_run_id")),
                "left_semi");
    }

    /** The committed rows that hold, at most one per key: of a record that was restated, its latest version. */
    Dataset<Row> current(LakeTable table) {
        if (!table.restates()) {
            return committed(table);
        }
        WindowSpec versions = Window.partitionBy(columns(table.key()))
                .orderBy(functions.desc("known_at"), functions.desc("ingest_run_id"));
        return committed(table)
                .withColumn("version", functions.row_number().over(versions))
                .where("version = 1")
                .drop("version");
    }

    /** All rows, those of killed and refused runs among them. */
    Dataset<Row> all(LakeTable table) {
        if (!exists(table)) {
            return spark.createDataFrame(List.of(), table.schema());
        }
        Dataset<Row> rows = spark.read().format("delta").load(path(table));
        List<String> there = List.of(rows.columns());
        for (Map.Entry<String, String> optional : table.optional().entrySet()) {
            Column absent = functions.expr(optional.getValue());
            String column = optional.getKey();
            rows = rows.withColumn(
                    column, there.contains(column) ? functions.coalesce(functions.col(column), absent) : absent);
        }
        return rows;
    }

    boolean exists(LakeTable table) {
        return DeltaTable.isDeltaTable(spark, path(table));
    }

    /** Appends rows of the table's schema in one Delta commit, one file a day at most where days are partitions. */
    void append(LakeTable table, Dataset<Row> rows) {
        var writer = laidOut(table, rows.select(columns(table)))
                .write()
                .format("delta")
                .mode("append");
        if (table.partitionedByDay()) {
            writer.partitionBy("as_of");
        }
        if (!table.optional().isEmpty()) {
            writer.option("mergeSchema", "true");
        }
        writer.save(path(table));
    }

    /** Appends a few rows of the table's schema, 1 or more, in one Delta commit, without a job of Spark. */
    void append(LakeTable table, List<Row> rows) {
        if (exists(table) && !table.optional().isEmpty() && !hasOptional(table)) {
            append(table, spark.createDataFrame(rows, table.schema()));
            return;
        }
        try {
            DataFile file = RowsFile.write(
                    rows, table.schema(), path(table), spark.sparkContext().hadoopConfiguration());
            DeltaAppend.commit(this, table, List.of(file));
        } catch (IOException notWritten) {
            throw new UncheckedIOException("Table %s cannot be written".formatted(path(table)), notWritten);
        }
    }

    private boolean hasOptional(LakeTable table) {
        return List.of(spark.read().format("delta").load(path(table)).columns())
                .containsAll(table.optional().keySet());
    }

    private static Dataset<Row> laidOut(LakeTable table, Dataset<Row> rows) {
        if (table.partitionedByDay()) {
            List<String> order = new ArrayList<>(List.of("as_of"));
            order.addAll(table.order());
            return rows.repartition(functions.col("as_of")).sortWithinPartitions(columns(order));
        }
        if (table == LakeTable.HOLDER) {
            // As many as there are holders: they come in partitions of a good size.
            return rows;
        }
        return table.order().isEmpty()
                ? rows.coalesce(1)
                : rows.repartition(1).sortWithinPartitions(columns(table.order()));
    }

    String path(LakeTable table) {
        return root + "/" + table.directory();
    }

    private static Column[] columns(LakeTable table) {
        return columns(List.of(table.schema().fieldNames()));
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    static scala.collection.immutable.Seq<String> scalaSeq(List<String> names) {
        return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
    }
}

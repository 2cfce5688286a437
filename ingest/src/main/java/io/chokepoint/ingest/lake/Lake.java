package io.chokepoint.ingest.lake;

import io.delta.tables.DeltaTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The Delta tables under one directory. */
public final class Lake {
    /** Status of a run whose rows count. */
    public static final String COMMITTED = "COMMITTED";

    /** Status of a run that took nothing, because a file of it was refused. */
    public static final String REFUSED = "REFUSED";

    private final SparkSession spark;
    private final String root;

    /** @param root URI or path of the directory, without a slash at its end */
    public Lake(SparkSession spark, String root) {
        this.spark = spark;
        this.root = root;
    }

    SparkSession spark() {
        return spark;
    }

    public String root() {
        return root;
    }

    /** The rows of committed runs, which are all that a reader may see. */
    public Dataset<Row> committed(LakeTable table) {
        Dataset<Row> runs =
                all(LakeTable.INGEST_RUN).where(functions.col("status").equalTo(COMMITTED));
        if (table == LakeTable.INGEST_RUN) {
            return runs;
        }
        Dataset<Row> ids = functions.broadcast(runs.select("ingest_run_id").distinct());
        return all(table).join(ids, scalaSeq("ingest_run_id"), "left_semi").select(columns(table));
    }

    /** All rows, those of killed and refused runs among them. */
    Dataset<Row> all(LakeTable table) {
        return exists(table)
                ? spark.read().format("delta").load(path(table))
                : spark.createDataFrame(List.of(), table.schema());
    }

    boolean exists(LakeTable table) {
        return DeltaTable.isDeltaTable(spark, path(table));
    }

    /** Appends rows of the table's schema in one Delta commit, one file a day at most where days are partitions. */
    void append(LakeTable table, Dataset<Row> rows) {
        Dataset<Row> ordered = rows.select(columns(table));
        var writer = (table.partitionedByDay() ? ordered.repartition(functions.col("as_of")) : ordered.coalesce(1))
                .write()
                .format("delta")
                .mode("append");
        if (table.partitionedByDay()) {
            writer.partitionBy("as_of");
        }
        writer.save(path(table));
    }

    private String path(LakeTable table) {
        return root + "/" + table.directory();
    }

    private static org.apache.spark.sql.Column[] columns(LakeTable table) {
        return List.of(table.schema().fieldNames()).stream()
                .map(functions::col)
                .toArray(org.apache.spark.sql.Column[]::new);
    }

    private static scala.collection.immutable.Seq<String> scalaSeq(String... names) {
        return scala.jdk.javaapi.CollectionConverters.asScala(List.of(names)).toSeq();
    }
}

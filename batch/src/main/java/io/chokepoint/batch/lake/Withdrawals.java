package io.chokepoint.batch.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Leaves out the records that committed ingest runs have withdrawn, since their source no longer states them. */
final class Withdrawals {
    private static final String RECORD = "withdrawn_record";

    private Withdrawals() {}

    /**
     * Rows without those that are withdrawn.
     *
     * @param withdrawals committed rows of {@link LakeTable#WITHDRAWAL}
     */
    static Dataset<Row> without(Dataset<Row> rows, LakeTable table, Dataset<Row> withdrawals) {
        Dataset<Row> ofTable = withdrawals.where(col("table_name").equalTo(table.tableName()));
        List<String> runs =
                ofTable.select("withdrawn_run").distinct().as(Encoders.STRING()).collectAsList();
        if (runs.isEmpty()) {
            return rows;
        }
        // Most ingest runs have lost nothing; their rows need no text to be compared.
        Column record = concat_ws(
                "|",
                table.key().stream()
                        .map(name -> functions.col(name).cast("string"))
                        .toArray(Column[]::new));
        Dataset<Row> withdrawn = broadcast(
                ofTable.select(col("record").alias(RECORD), col("withdrawn_run").alias("ingest_run_id")));
        return rows.withColumn(RECORD, when(col("ingest_run_id").isin(runs.toArray()), record))
                .join(
                        withdrawn,
                        scala.jdk.javaapi.CollectionConverters.asScala(List.of(RECORD, "ingest_run_id"))
                                .toSeq(),
                        "left_anti")
                .drop(RECORD);
    }
}

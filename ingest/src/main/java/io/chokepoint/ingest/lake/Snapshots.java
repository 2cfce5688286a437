package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import io.chokepoint.ingest.value.ReasonCode;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Of sources that say several times a day how something is: the last record of a day counts, and the earlier ones are set aside
 * with a reason of their own. Records of the same instant have to agree, as any others.
 */
final class Snapshots {
    private Snapshots() {}

    /** The candidates, whose earlier snapshots have the reason {@link ReasonCode#EARLIER_SNAPSHOT}. */
    static Dataset<Row> last(Dataset<Row> candidates, LakeTable table, List<Input> inputs) {
        return inputs.stream().noneMatch(input -> input.source().lastOfDay()) ? candidates : last(candidates, table);
    }

    static Dataset<Row> last(Dataset<Row> candidates, LakeTable table) {
        Column several = col("reason").isNull().and(col("snapshot_at").isNotNull());
        Column[] key = table.key().stream().map(name -> col(name)).toArray(Column[]::new);
        Column earlier = col("snapshot_at").lt(col("latest"));
        return candidates
                .where(several)
                .withColumn("latest", max("snapshot_at").over(Window.partitionBy(key)))
                .withColumn("reason", when(earlier, lit(ReasonCode.EARLIER_SNAPSHOT.name())))
                .withColumn(
                        "message",
                        when(
                                earlier,
                                concat(
                                        lit("The record is as of "),
                                        col("snapshot_at").cast("string"),
                                        lit(", and there again as of "),
                                        col("latest").cast("string"),
                                        lit(", UTC: the last one of a day counts"))))
                .drop("latest")
                .unionByName(candidates.where(org.apache.spark.sql.functions.not(several)));
    }
}

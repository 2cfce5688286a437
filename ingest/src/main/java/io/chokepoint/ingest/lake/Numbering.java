package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.chokepoint.ingest.value.AmountHalves;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Gives facts the numbers that stand for their texts.
 *
 * @param series rows (subject_id, resource, series_id) for every subject of the run
 * @param holders the numbers of every holder of the run
 */
record Numbering(Dataset<Row> series, HolderNumbers holders) {
    /** So many digits always fit a long. */
    private static final int SHORT = 18;

    private static final UserDefinedFunction HIGH = half(AmountHalves::high);
    private static final UserDefinedFunction LOW = half(AmountHalves::low);

    /** The rows with the numbers of their holders and, where they are amounts, their {@code series_id} and halves. */
    Dataset<Row> of(LakeTable table, Dataset<Row> accepted) {
        Dataset<Row> numbered = table.measured() ? withSeries(accepted) : accepted;
        for (String holder : table.holders()) {
            numbered = holders.of(holder, numbered);
        }
        return table.measured() ? withHalves(numbered) : numbered;
    }

    private Dataset<Row> withSeries(Dataset<Row> rows) {
        Column missing = raise_error(lit("A subject has no number"));
        return rows.join(
                        broadcast(series),
                        scala.jdk.javaapi.CollectionConverters.asScala(List.of("subject_id", "resource"))
                                .toSeq(),
                        "left")
                .withColumn("series_id", coalesce(col("series_id"), missing));
    }

    private static Dataset<Row> withHalves(Dataset<Row> rows) {
        // Most amounts are short, and a function of ours costs more than Spark's own cast.
        Column amount = col("amount");
        Column isShort = length(amount).leq(SHORT);
        return rows.withColumn("amount_high", when(isShort, lit(0L)).otherwise(HIGH.apply(amount)))
                .withColumn("amount_low", when(isShort, amount.cast("bigint")).otherwise(LOW.apply(amount)));
    }

    private static UserDefinedFunction half(Half half) {
        return udf(
                (UDF1<String, Long>) amount -> {
                    AmountHalves halves = AmountHalves.of(amount);
                    return halves == null ? null : Long.valueOf(half.of(halves));
                },
                DataTypes.LongType);
    }

    /** One of the two. */
    @FunctionalInterface
    private interface Half extends java.io.Serializable {
        long of(AmountHalves halves);
    }
}

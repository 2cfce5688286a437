package io.chokepoint.batch.distribution;

import static io.chokepoint.batch.spark.ExactSum.exactSum;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Amounts of any size by holder: rows (subject_id, resource, as_of, holder, amount), one per holder, subject, resource and
 * day; the amount is decimal text and may be negative where transfers are missing.
 */
public final class HolderAmounts {
    private HolderAmounts() {}

    /**
     * Sums holdings by holder.
     *
     * @param holdings rows (subject_id, resource, as_of, holder, amount), any number per holder
     */
    public static Dataset<Row> of(Dataset<Row> holdings) {
        return holdings.groupBy("subject_id", "resource", "as_of", "holder")
                .agg(exactSum(col("amount")).as("amount"));
    }
}

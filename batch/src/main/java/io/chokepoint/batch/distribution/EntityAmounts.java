package io.chokepoint.batch.distribution;

import static io.chokepoint.batch.spark.ExactSum.exactSum;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Amounts by entity, the form in which every distribution reaches the engine: rows (subject_id, resource, as_of, entity_id,
 * amount), one per entity, subject, resource and day; the amount is decimal text and may be negative where transfers are
 * missing.
 */
public final class EntityAmounts {
    private EntityAmounts() {}

    /**
     * Sums holdings by holder.
     *
     * @param holdings rows (subject_id, resource, as_of, holder, amount), any number per holder
     */
    public static Dataset<Row> ofHoldings(Dataset<Row> holdings) {
        return holdings.groupBy(
                        col("subject_id"),
                        col("resource"),
                        col("as_of"),
                        col("holder").as("entity_id"))
                .agg(exactSum(col("amount")).as("amount"));
    }
}

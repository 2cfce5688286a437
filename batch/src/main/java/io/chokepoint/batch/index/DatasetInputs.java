package io.chokepoint.batch.index;

import io.chokepoint.batch.cluster.Entities;
import io.chokepoint.batch.engine.BalanceDays;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What a run measures.
 *
 * @param transfers the transfers that are added to the opening balances
 * @param history all transfers; read only for series whose amounts no fast path holds
 * @param holdings the holdings of the days that are measured
 * @param holders rows (holder_id, holder)
 * @param entities who is behind the holders
 * @param days the days that transfers have balances for
 * @param rows about the number of rows; decides how the work is divided, never a result
 */
public record DatasetInputs(
        Dataset<Row> transfers,
        Dataset<Row> history,
        Dataset<Row> holdings,
        Dataset<Row> holders,
        Entities entities,
        BalanceDays days,
        long rows) {

    /** Rows of days that are measured. */
    Dataset<Row> due(Dataset<Row> byDay) {
        LocalDate first = days.first();
        return first == null ? byDay : byDay.where(functions.col("as_of").geq(functions.lit(first)));
    }
}

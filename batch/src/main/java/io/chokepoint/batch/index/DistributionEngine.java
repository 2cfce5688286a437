package io.chokepoint.batch.index;

import io.chokepoint.warehouse.ClickHouseAccess;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Turns amounts by entity into everything that is published of them. Jobs know this, not how it is done. */
public interface DistributionEngine {

    /**
     * Measures every distribution and writes the rows to ClickHouse, where they stay invisible until the run is
     * published.
     *
     * @param entityAmounts rows as of {@link io.chokepoint.batch.distribution.EntityAmounts}
     * @param context what the rows have in common
     * @param access a user who may insert the fact tables
     * @return what was written
     */
    WrittenRun measure(Dataset<Row> entityAmounts, RunContext context, ClickHouseAccess access);
}

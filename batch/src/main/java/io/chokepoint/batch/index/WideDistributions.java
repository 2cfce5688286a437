package io.chokepoint.batch.index;

import static org.apache.spark.sql.functions.col;

import io.chokepoint.indices.Basis;
import io.chokepoint.warehouse.ClickHouseAccess;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The path of distributions that left the fast one: integers of any size, and each distribution whole in one task. Tokens
 * with such amounts are few, and spam as a rule.
 */
final class WideDistributions {
    private WideDistributions() {}

    /**
     * Measures and writes.
     *
     * @param entityAmounts rows as of {@link EntityAmounts}
     */
    static WrittenRun write(Dataset<Row> entityAmounts, RunContext context, ClickHouseAccess access) {
        List<WrittenRun> parts = entityAmounts
                .select("subject_id", "resource", "basis", "as_of", "entity_id", "amount")
                .repartition(col("subject_id"), col("resource"), col("basis"), col("as_of"))
                .sortWithinPartitions("subject_id", "resource", "basis", "as_of")
                .mapPartitions(
                        (MapPartitionsFunction<Row, WrittenRun>) rows -> writePartition(rows, context, access),
                        Encoders.javaSerialization(WrittenRun.class))
                .collectAsList();
        return parts.stream().reduce(WrittenRun.nothing(), WrittenRun::plus);
    }

    private static Iterator<WrittenRun> writePartition(
            Iterator<Row> rows, RunContext context, ClickHouseAccess access) {
        if (!rows.hasNext()) {
            return List.of(WrittenRun.nothing()).iterator();
        }
        try (PartitionWriter writer = new PartitionWriter(context, access)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                writer.add(
                        new DistributionKey(
                                row.getString(0), row.getString(1), Basis.ofId(row.getString(2)), row.getLocalDate(3)),
                        new EntityAmount(row.getString(4), new BigInteger(row.getString(5))));
            }
            return List.of(writer.finish()).iterator();
        }
    }
}

package io.chokepoint.batch.index;

import static io.chokepoint.batch.spark.ExactSum.exactSum;
import static org.apache.spark.sql.functions.col;

import io.chokepoint.batch.cluster.Entities;
import io.chokepoint.batch.engine.GroupKey;
import io.chokepoint.indices.Basis;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Amounts of any size by entity, on each basis: rows (subject_id, resource, basis, as_of, entity_id, amount), one per entity
 * of a distribution; the amount is decimal text and may be negative where transfers are missing.
 */
final class EntityAmounts {
    private static final StructType AMOUNT = StructType.fromDDL(
            "subject_id STRING, resource STRING, basis STRING, as_of DATE, entity_id STRING, amount STRING");

    private EntityAmounts() {}

    /**
     * Sums the amounts of the holders that are one entity.
     *
     * @param holderAmounts rows as of {@link io.chokepoint.batch.distribution.HolderAmounts}
     * @param wanted the series and bases that are given
     */
    static Dataset<Row> of(Dataset<Row> holderAmounts, Set<GroupKey> wanted, RunContext context, Entities entities) {
        Set<GroupKey> series = Set.copyOf(wanted);
        return holderAmounts
                .select("subject_id", "resource", "as_of", "holder", "amount")
                .flatMap(
                        (FlatMapFunction<Row, Row>) row -> byEntity(row, series, context, entities),
                        Encoders.row(AMOUNT))
                .groupBy("subject_id", "resource", "basis", "as_of", "entity_id")
                .agg(exactSum(col("amount")).as("amount"));
    }

    private static Iterator<Row> byEntity(Row row, Set<GroupKey> wanted, RunContext context, Entities entities) {
        SubjectFacts subject = context.subjectOf(row.getString(0), row.getString(1));
        String holder = row.getString(3);
        List<Row> rows = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            boolean counts = basis == Basis.RAW || !entities.isExcluded(subject.network(), holder);
            if (counts && wanted.contains(GroupKey.ofSeries(subject.seriesId(), basis))) {
                rows.add(RowFactory.create(
                        row.getString(0),
                        row.getString(1),
                        basis.id(),
                        row.getLocalDate(2),
                        entities.entityOf(subject.network(), holder),
                        row.getString(4)));
            }
        }
        return rows.iterator();
    }
}

package io.chokepoint.batch.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/** Legs from rows of the lake, by entity, each in the groups of its series and day. */
final class RowLegs {
    private RowLegs() {}

    /** Adds what a row says. */
    @FunctionalInterface
    private interface RowReader extends Serializable {
        void read(InternalRow row, EntityLegs legs);
    }

    /**
     * Both legs of transfers.
     *
     * @param transfers rows (series_id, sender_id, recipient_id, amount_high, amount_low, as_of); holder 0 is nobody
     */
    static JavaPairRDD<Integer, LegChunk> ofTransfers(
            Dataset<Row> transfers, int partitions, Broadcast<SeriesEntities> entities) {
        return legs(
                transfers.select("series_id", "as_of", "amount_high", "amount_low", "sender_id", "recipient_id"),
                partitions,
                entities,
                (row, legs) -> {
                    legs.on(row.getInt(0), row.getInt(1));
                    if (row.isNullAt(2)) {
                        legs.markWide();
                        return;
                    }
                    long high = row.getLong(2);
                    long low = row.getLong(3);
                    if (row.getLong(4) != 0) {
                        legs.add(row.getLong(4), Int128.negatedHigh(high, low), -low);
                    }
                    if (row.getLong(5) != 0) {
                        legs.add(row.getLong(5), high, low);
                    }
                });
    }

    /**
     * What holders have on a day.
     *
     * @param holdings rows (series_id, holder_id, amount_high, amount_low, as_of), any number per holder; here
     *     the zero address is a holder as any other
     */
    static JavaPairRDD<Integer, LegChunk> ofHoldings(
            Dataset<Row> holdings, int partitions, Broadcast<SeriesEntities> entities) {
        return legs(
                holdings.select("series_id", "as_of", "amount_high", "amount_low", "holder_id"),
                partitions,
                entities,
                (row, legs) -> {
                    legs.on(row.getInt(0), row.getInt(1));
                    if (row.isNullAt(2)) {
                        legs.markWide();
                    } else {
                        legs.add(row.getLong(4), row.getLong(2), row.getLong(3));
                    }
                });
    }

    private static JavaPairRDD<Integer, LegChunk> legs(
            Dataset<Row> rows, int partitions, Broadcast<SeriesEntities> entities, RowReader reader) {
        return rows.queryExecution().toRdd().toJavaRDD().mapPartitionsToPair(internal -> {
            GroupNumbers groups = new GroupNumbers();
            LegCombiner combiner = new LegCombiner(groups, partitions, false);
            EntityLegs legs = new EntityLegs(entities.value(), groups, combiner);
            while (internal.hasNext()) {
                reader.read(internal.next(), legs);
            }
            combiner.finish();
            List<Tuple2<Integer, LegChunk>> chunks = new ArrayList<>(partitions);
            for (int partition = 0; partition < partitions; partition++) {
                chunks.add(new Tuple2<>(partition, combiner.chunk(partition)));
            }
            return chunks.iterator();
        });
    }
}

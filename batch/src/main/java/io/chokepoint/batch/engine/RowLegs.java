package io.chokepoint.batch.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/** Legs from rows of the lake, each in the group of its series and day. */
final class RowLegs {
    private RowLegs() {}

    /** Adds what a row says. */
    @FunctionalInterface
    private interface RowReader extends Serializable {
        void read(InternalRow row, IdTransfers.SeriesNumbers series, GroupNumbers groups, LegCombiner legs);
    }

    /**
     * Both legs of transfers.
     *
     * @param transfers rows (series_id, sender_id, recipient_id, amount_high, amount_low, as_of); holder 0 is nobody
     */
    static JavaPairRDD<Integer, LegChunk> ofTransfers(Dataset<Row> transfers, int partitions) {
        return legs(
                transfers.select("series_id", "as_of", "amount_high", "amount_low", "sender_id", "recipient_id"),
                partitions,
                (row, series, groups, legs) -> {
                    int group = series.group(row.getInt(0), row.getInt(1));
                    if (row.isNullAt(2)) {
                        groups.markWide(group);
                        return;
                    }
                    long high = row.getLong(2);
                    long low = row.getLong(3);
                    long word0 = (long) group << 32;
                    if (row.getLong(4) != 0) {
                        legs.add(word0, row.getLong(4), 0, Int128.negatedHigh(high, low), -low);
                    }
                    if (row.getLong(5) != 0) {
                        legs.add(word0, row.getLong(5), 0, high, low);
                    }
                });
    }

    /**
     * What holders have on a day.
     *
     * @param holdings rows (series_id, holder_id, amount_high, amount_low, as_of), any number per holder; here
     *     the zero address is a holder as any other
     */
    static JavaPairRDD<Integer, LegChunk> ofHoldings(Dataset<Row> holdings, int partitions) {
        return legs(
                holdings.select("series_id", "as_of", "amount_high", "amount_low", "holder_id"),
                partitions,
                (row, series, groups, legs) -> {
                    int group = series.group(row.getInt(0), row.getInt(1));
                    if (row.isNullAt(2)) {
                        groups.markWide(group);
                    } else {
                        legs.add((long) group << 32, row.getLong(4), 0, row.getLong(2), row.getLong(3));
                    }
                });
    }

    private static JavaPairRDD<Integer, LegChunk> legs(Dataset<Row> rows, int partitions, RowReader reader) {
        return rows.queryExecution().toRdd().toJavaRDD().mapPartitionsToPair(internal -> {
            GroupNumbers groups = new GroupNumbers();
            IdTransfers.SeriesNumbers series = new IdTransfers.SeriesNumbers(groups);
            LegCombiner legs = new LegCombiner(groups, partitions, false);
            while (internal.hasNext()) {
                reader.read(internal.next(), series, groups, legs);
            }
            legs.finish();
            List<Tuple2<Integer, LegChunk>> chunks = new ArrayList<>(partitions);
            for (int partition = 0; partition < partitions; partition++) {
                chunks.add(new Tuple2<>(partition, legs.chunk(partition)));
            }
            return chunks.iterator();
        });
    }
}

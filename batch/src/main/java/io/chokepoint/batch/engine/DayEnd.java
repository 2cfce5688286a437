package io.chokepoint.batch.engine;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Balances at the end of a day from the legs of all transfers up to it. */
final class DayEnd {
    private DayEnd() {}

    /**
     * The balances, a block for each partition of holders.
     *
     * @param legs by partition of holders
     * @param epochDay the day that the distributions are named after
     */
    static JavaRDD<BalanceBlock> blocks(
            JavaPairRDD<Integer, LegChunk> legs, int partitions, int epochDay, BalanceSnapshot snapshot) {
        return legs.partitionBy(new HashPartitioner(partitions))
                .mapPartitionsWithIndex(
                        (partition, chunks) -> List.of(block(partition, chunks, epochDay, snapshot))
                                .iterator(),
                        true);
    }

    private static BalanceBlock block(
            int partition, Iterator<Tuple2<Integer, LegChunk>> chunks, int epochDay, BalanceSnapshot snapshot) {
        GroupNumbers numbers = new GroupNumbers();
        BalanceTable table = new BalanceTable(numbers);
        snapshot.open(partition, table, numbers);
        while (chunks.hasNext()) {
            table.add(chunks.next()._2());
        }
        snapshot.close(partition, table, numbers);
        return BalanceBlock.of(table, numbers, epochDay, false);
    }
}

package io.chokepoint.batch.engine;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Balances by partition of holders, from legs that were sent there. */
final class DayEnd {
    private DayEnd() {}

    /**
     * Balances at the end of one day, from the legs of all transfers up to it.
     *
     * @param legs by partition of holders
     * @param snapshot what they start from, and where they are left
     */
    static JavaRDD<BalanceBlock> last(JavaPairRDD<Integer, LegChunk> legs, int partitions, BalanceSnapshot snapshot) {
        return legs.partitionBy(new HashPartitioner(partitions))
                .mapPartitionsWithIndex(
                        (partition, chunks) ->
                                List.of(last(partition, chunks, snapshot)).iterator(),
                        true);
    }

    private static BalanceBlock last(
            int partition, Iterator<Tuple2<Integer, LegChunk>> chunks, BalanceSnapshot snapshot) {
        GroupNumbers numbers = new GroupNumbers();
        try (BalanceSnapshot.Reader opening = snapshot.open(partition, numbers)) {
            PartitionLegs legs = new PartitionLegs(chunks, numbers);
            BalanceTable table = new BalanceTable(numbers);
            BalanceBlock.Builder block = new BalanceBlock.Builder(numbers, null);
            try (BalanceSnapshot.Writer closing = snapshot.close(partition, numbers, legs.addresses(opening))) {
                for (int cell = 0; cell < HolderHash.CELLS; cell++) {
                    opening.read(table);
                    legs.moveTo(table, cell);
                    closing.write(table);
                    block.add(table);
                    table.clear();
                }
            }
            return block.build();
        }
    }

    /**
     * Balances at the end of every day, one block by day, from legs in the groups of their series and day.
     *
     * @param names of the holders, by partition
     * @param days which days, and what they start from
     */
    static JavaRDD<BalanceBlock> everyDay(
            JavaPairRDD<Integer, LegChunk> legs, JavaPairRDD<Integer, NameChunk> names, int partitions, DayRange days) {
        return legs.partitionBy(new HashPartitioner(partitions))
                .mapPartitionsWithIndex(
                        (partition, chunks) ->
                                List.of(new Tuple2<>(partition, chunks)).iterator(),
                        true)
                .zipPartitions(names, (numbered, dictionary) -> {
                    Tuple2<Integer, Iterator<Tuple2<Integer, LegChunk>>> legsOfPartition = numbered.next();
                    GroupNumbers numbers = new GroupNumbers();
                    BalanceTable changes = new PartitionLegs(legsOfPartition._2(), numbers).all();
                    return new DayWalk(changes, numbers, legsOfPartition._1(), days, values(dictionary));
                });
    }

    /** What holders have on the days of the legs themselves: nothing is carried from one day to the next. */
    static JavaRDD<BalanceBlock> eachDayAlone(
            JavaPairRDD<Integer, LegChunk> legs, JavaPairRDD<Integer, NameChunk> names, int partitions) {
        return legs.partitionBy(new HashPartitioner(partitions)).zipPartitions(names, (chunks, dictionary) -> {
            GroupNumbers numbers = new GroupNumbers();
            BalanceTable table = new PartitionLegs(chunks, numbers).all();
            return List.of(BalanceBlock.of(table, numbers, HolderNames.of(List.of(table), values(dictionary))))
                    .iterator();
        });
    }

    private static Iterator<NameChunk> values(Iterator<Tuple2<Integer, NameChunk>> pairs) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pairs.hasNext();
            }

            @Override
            public NameChunk next() {
                return pairs.next()._2();
            }
        };
    }
}

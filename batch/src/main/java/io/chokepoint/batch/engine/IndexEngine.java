package io.chokepoint.batch.engine;

import io.chokepoint.batch.parquet.ColumnScan;
import io.chokepoint.batch.parquet.FileRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Ranks distributions of any size, spread over tasks: no task holds a large distribution as a whole, and each range of a
 * ranking knows its standing before it is scanned.
 */
public final class IndexEngine {
    private final JavaSparkContext spark;
    private final EngineSettings settings;

    /** An engine in a context whose serializer is {@link io.chokepoint.batch.spark.KryoTypes}'s. */
    public IndexEngine(JavaSparkContext spark, EngineSettings settings) {
        this.spark = spark;
        this.settings = settings;
    }

    /**
     * Balances at the end of the last day, from transfers and the balances before them. The distributions are named after
     * day 0.
     *
     * @param transfers Parquet files of transfers
     * @param layout their layout
     * @param opening folder of balances to start from; null for none
     * @param closing folder to leave the balances in; null for none
     */
    Balances lastDay(List<FileStatus> transfers, TransferColumns layout, String opening, String closing) {
        int partitions = settings.holderPartitions();
        BalanceSnapshot snapshot = new BalanceSnapshot(opening, closing, partitions, spark.hadoopConfiguration());
        return new Balances(DayEnd.last(legs(transfers, layout, partitions), partitions, snapshot), snapshot::complete);
    }

    /**
     * Balances at the end of every day by entity, in one pass over the transfers, and holdings as they are.
     *
     * @param transfers rows (series_id, sender_id, recipient_id, amount_high, amount_low, as_of); holder 0 is nobody
     * @param holdings rows (series_id, holder_id, amount_high, amount_low, as_of), summed by holder and day
     * @param holders rows (holder_id, holder)
     * @param entities who is behind the holders; opening balances are theirs already
     * @param days the days that transfers have balances for
     */
    public Balances everyDay(
            Dataset<Row> transfers,
            Dataset<Row> holdings,
            Dataset<Row> holders,
            SeriesEntities entities,
            BalanceDays days) {
        Configuration hadoop = spark.hadoopConfiguration();
        int partitions = days.opening() == null
                ? settings.holderPartitions()
                : BalanceSnapshot.partitionsOf(days.opening(), hadoop);
        BalanceSnapshot snapshot = new BalanceSnapshot(days.opening(), days.closing(), partitions, hadoop);
        Broadcast<SeriesEntities> parties = spark.broadcast(entities);
        JavaPairRDD<Integer, NameChunk> names = NameChunk.of(named(holders, entities), partitions);
        JavaRDD<BalanceBlock> moved = DayEnd.everyDay(
                RowLegs.ofTransfers(transfers, partitions, parties), names, partitions, days.with(snapshot));
        JavaRDD<BalanceBlock> held =
                DayEnd.eachDayAlone(RowLegs.ofHoldings(holdings, partitions, parties), names, partitions);
        return new Balances(moved.union(held), snapshot::complete);
    }

    /** The dictionary of holders, and of the entities that are none. */
    private static Dataset<Row> named(Dataset<Row> holders, SeriesEntities entities) {
        if (entities.names().isEmpty()) {
            return holders;
        }
        List<Row> names = entities.names().stream()
                .map(name -> RowFactory.create(name.number(), name.entity()))
                .toList();
        return holders.select("holder_id", "holder")
                .union(holders.sparkSession()
                        .createDataFrame(names, StructType.fromDDL("holder_id LONG, holder STRING")));
    }

    /** Balances that are kept while they are ranked. */
    public static final class Balances implements AutoCloseable {
        private final JavaRDD<BalanceBlock> blocks;
        private final Runnable onceComputed;

        private Balances(JavaRDD<BalanceBlock> blocks, Runnable onceComputed) {
            this.blocks = blocks.persist(StorageLevel.MEMORY_AND_DISK());
            this.onceComputed = onceComputed;
        }

        @Override
        public void close() {
            blocks.unpersist();
        }
    }

    private JavaPairRDD<Integer, LegChunk> legs(List<FileStatus> transfers, TransferColumns layout, int partitions) {
        ColumnScan scan = new ColumnScan(layout.columns(), spark.hadoopConfiguration());
        List<List<FileRange>> tasks = FileRange.byTask(transfers, settings.bytesByTask());
        return spark.parallelize(tasks, tasks.size()).mapPartitionsToPair(ranges -> {
            GroupNumbers groups = new GroupNumbers();
            LegCombiner legs = new LegCombiner(groups, partitions, layout.addresses());
            TransferColumns.BatchReader reader = layout.reader(groups, legs);
            while (ranges.hasNext()) {
                scan.read(ranges.next(), reader::read);
            }
            legs.finish();
            List<Tuple2<Integer, LegChunk>> chunks = new ArrayList<>(partitions);
            for (int partition = 0; partition < partitions; partition++) {
                chunks.add(new Tuple2<>(partition, legs.chunk(partition)));
            }
            return chunks.iterator();
        });
    }

    /**
     * Ranks every distribution.
     *
     * @param balances parts of distributions
     * @param perPartition what is made of the ranges of a partition; those of a distribution come in no order
     */
    public <R> Ranked<R> rank(Balances balances, FlatMapFunction<Iterator<RankedRange>, R> perPartition) {
        RankingPlan plan = plan(balances.blocks);
        balances.onceComputed.run();
        Broadcast<RankingPlan> shared = spark.broadcast(plan);
        JavaRDD<R> ranked = balances.blocks
                .flatMapToPair(block -> new RangeSplit(shared.value()).slices(block))
                .repartitionAndSortWithinPartitions(new RangeKey.Placement(plan.partitions()), new RangeKey.Order())
                .mapPartitions(slices -> perPartition.call(new RangeScan(slices, shared.value())));
        return new Ranked<>(ranked, plan.setApart());
    }

    /**
     * What was made of the rankings.
     *
     * @param parts what was made, in no order
     * @param setApart keys, on day 0, of series that left the fast path and were not ranked
     */
    public record Ranked<R>(JavaRDD<R> parts, Set<GroupKey> setApart) {}

    private RankingPlan plan(JavaRDD<BalanceBlock> blocks) {
        int largeEntities = settings.largeEntities();
        Set<GroupKey> large = new HashSet<>();
        Set<GroupKey> wide = new HashSet<>();
        Map<GroupKey, BigInteger> unattributed = new HashMap<>();
        Set<GroupKey> unknown = new HashSet<>();
        for (Found found : blocks.map(block -> Found.in(block, largeEntities)).collect()) {
            large.addAll(found.large);
            wide.addAll(found.wide);
            found.unattributed.forEach((key, sum) -> unattributed.merge(key, sum, BigInteger::add));
            unknown.addAll(found.unknown);
        }
        large.removeIf(key -> wide.contains(key.on(0)));
        Map<GroupKey, GroupPlan> plans = large.isEmpty() ? Map.of() : plans(blocks, large);
        unknown.forEach(key -> unattributed.put(key, null));
        return new RankingPlan(settings.rankingPartitions(), plans, wide, unattributed);
    }

    private Map<GroupKey, GroupPlan> plans(JavaRDD<BalanceBlock> blocks, Set<GroupKey> large) {
        Broadcast<HashSet<GroupKey>> wanted = spark.broadcast(new HashSet<>(large));
        int rangeEntities = settings.rangeEntities();
        return new HashMap<>(blocks.flatMapToPair(block -> histograms(block, wanted.value()))
                .combineByKey(
                        slice -> new WeightHistogram().add(slice),
                        WeightHistogram::add,
                        (left, right) -> {
                            throw new IllegalStateException("Histograms are combined where they arrive");
                        },
                        new HashPartitioner(settings.rankingPartitions()),
                        false,
                        null)
                .mapValues(histogram -> GroupPlan.of(histogram, rangeEntities))
                .collectAsMap());
    }

    private static Iterator<Tuple2<GroupKey, HistogramSlice>> histograms(BalanceBlock block, Set<GroupKey> wanted) {
        List<Tuple2<GroupKey, HistogramSlice>> histograms = new ArrayList<>();
        for (int group = 0; group < block.groups.length; group++) {
            GroupKey key = block.key(group);
            if (wanted.contains(key)) {
                histograms.add(new Tuple2<>(
                        key, WeightHistogram.slice(block.high[group], block.low[group], block.negatives[group])));
            }
        }
        return histograms.iterator();
    }
}

package io.chokepoint.batch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.batch.spark.LocalSpark;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.scan.Cuts;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

class EveryDayTest {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final LocalDate FIRST = RandomTransfers.FIRST_DAY;
    private static final int DAYS = 6;
    private static final int HOLDERS = 80;
    private static final EngineSettings TINY = new EngineSettings(3, 4, 4, 5, 1 << 12);
    private static final StructType HOLDING =
            StructType.fromDDL("series_id INT, holder_id LONG, amount_high LONG, amount_low LONG, as_of DATE");

    @TempDir
    private Path folder;

    @Test
    void onePassOverTheTransfersGivesTheBalancesOfEveryDay() {
        RandomTransfers transfers = RandomTransfers.of(11, 1500, 4, HOLDERS, DAYS);
        // A day without any transfer still has balances, and a series may begin late.
        transfers.add(9, 0, 3, BigInteger.ONE, FIRST.plusDays(DAYS + 1));

        Map<GroupKey, List<String>> ranked =
                ranked(SPARK.read().parquet(transfers.write(SPARK, folder.resolve("transfers"))), holdings(List.of()));

        Map<GroupKey, List<String>> expected = new TreeMap<>();
        for (int day = 0; day < DAYS + 2; day++) {
            LocalDate date = FIRST.plusDays(day);
            transfers.balances(date).forEach((series, held) -> {
                if (!held.isEmpty()) {
                    expected.put(GroupKey.of(series, (int) date.toEpochDay()), ranking(held));
                }
            });
        }
        assertThat(ranked).isEqualTo(expected);
    }

    @Test
    void holdingsAreSummedByHolderAndDayAndNotCarriedOn() {
        Dataset<Row> holdings = holdings(List.of(
                RowFactory.create(5, 1L, 0L, 10L, FIRST),
                RowFactory.create(5, 1L, 0L, 5L, FIRST),
                RowFactory.create(5, 0L, 0L, 7L, FIRST),
                RowFactory.create(5, 2L, 0L, 3L, FIRST.plusDays(2))));

        Map<GroupKey, List<String>> ranked = ranked(
                SPARK.read()
                        .parquet(new RandomTransfers()
                                .add(1, 0, 1, BigInteger.ONE, FIRST)
                                .write(SPARK, folder.resolve("transfers"))),
                holdings);

        assertThat(ranked)
                .containsEntry(
                        GroupKey.of(5, (int) FIRST.toEpochDay()),
                        List.of("1 holder-1 15", "2 0x0000000000000000000000000000000000000000 7"))
                .containsEntry(GroupKey.of(5, (int) FIRST.plusDays(2).toEpochDay()), List.of("1 holder-2 3"))
                .hasSize(3);
    }

    @Test
    void theMomentsOfTheRangesOfADayAreThoseOfItsBalances() {
        RandomTransfers transfers = RandomTransfers.of(12, 1500, 3, HOLDERS, 3);
        Dataset<Row> written = SPARK.read().parquet(transfers.write(SPARK, folder.resolve("transfers")));
        IndexEngine engine = new IndexEngine(JavaSparkContext.fromSparkContext(SPARK.sparkContext()), TINY);
        Map<GroupKey, Measured> measured = new HashMap<>();
        try (IndexEngine.Balances balances = engine.everyDay(
                written, holdings(List.of()), names(), SeriesEntities.NONE, BalanceDays.through(FIRST.plusDays(2)))) {
            engine.rank(balances, ranges -> {
                        List<Tuple2<GroupKey, Measured>> parts = new ArrayList<>();
                        ranges.forEachRemaining(range -> parts.add(new Tuple2<>(
                                range.key(), new Measured(range.moments(Cuts.PUBLISHED), range.isRefused()))));
                        return parts.iterator();
                    })
                    .parts()
                    .collect()
                    .forEach(part -> measured.merge(part._1(), part._2(), Measured::plus));
        }

        assertThat(measured).hasSizeGreaterThan(6);
        measured.forEach((key, value) -> {
            Distribution whole = Distribution.of(
                    transfers.balances(key.day()).get(key.series()).values());
            for (CentralizationIndex index : CentralizationIndex.values()) {
                assertThat(value.value(index)).as("%s on %s", index, key.day()).isEqualTo(index.of(whole));
            }
        });
    }

    @Test
    void holdersOfOneEntityAreSummedAndTheAdjustedBasisLeavesTheExcludedOut() {
        EntityMap entities = new EntityMap(4);
        entities.put(1, -2, false);
        entities.put(2, -2, true);
        entities.put(3, 4, false);
        entities.put(4, 4, false);
        SeriesEntities parties =
                new SeriesEntities(Map.of(1, entities), List.of(new SeriesEntities.Name(-2, "harbor")));
        RandomTransfers transfers = new RandomTransfers();
        for (int series = 1; series <= 2; series++) {
            for (long holder = 1; holder <= 5; holder++) {
                transfers.add(series, 0, holder, BigInteger.TEN.pow((int) holder), FIRST);
            }
        }

        Map<GroupKey, List<String>> ranked = ranked(
                SPARK.read().parquet(transfers.write(SPARK, folder.resolve("transfers"))),
                holdings(List.of()),
                parties);

        int day = (int) FIRST.toEpochDay();
        assertThat(ranked)
                .containsEntry(
                        GroupKey.of(1, Basis.RAW, day),
                        List.of("1 holder-5 100000", "2 holder-4 11000", "3 harbor 110"))
                .containsEntry(
                        GroupKey.of(1, Basis.ADJUSTED, day),
                        List.of("1 holder-5 100000", "2 holder-4 11000", "3 harbor 10"))
                .containsEntry(
                        GroupKey.of(2, Basis.RAW, day),
                        List.of(
                                "1 holder-5 100000",
                                "2 holder-4 10000",
                                "3 holder-3 1000",
                                "4 holder-2 100",
                                "5 holder-1 10"))
                .hasSize(3);
    }

    private static Map<GroupKey, List<String>> ranked(Dataset<Row> transfers, Dataset<Row> holdings) {
        return ranked(transfers, holdings, SeriesEntities.NONE);
    }

    /** By distribution, lines of rank, name and amount. */
    private static Map<GroupKey, List<String>> ranked(
            Dataset<Row> transfers, Dataset<Row> holdings, SeriesEntities entities) {
        IndexEngine engine = new IndexEngine(JavaSparkContext.fromSparkContext(SPARK.sparkContext()), TINY);
        Map<GroupKey, TreeMap<Long, String>> lines = new TreeMap<>();
        LocalDate last = transfers
                .agg(org.apache.spark.sql.functions.max("as_of"))
                .head()
                .getLocalDate(0);
        try (IndexEngine.Balances balances =
                engine.everyDay(transfers, holdings, names(), entities, BalanceDays.through(last))) {
            engine.rank(balances, ranges -> {
                        List<Tuple2<GroupKey, String>> parts = new ArrayList<>();
                        ranges.forEachRemaining(range -> IntStream.range(0, range.count())
                                .forEach(i -> parts.add(new Tuple2<>(
                                        range.key(),
                                        "%d %s %s"
                                                .formatted(
                                                        range.standing().rankAbove() + i + 1,
                                                        range.holder(i),
                                                        range.amount(i))))));
                        return parts.iterator();
                    })
                    .parts()
                    .collect()
                    .forEach(part -> lines.computeIfAbsent(part._1(), key -> new TreeMap<>())
                            .put(Long.valueOf(part._2().split(" ", 2)[0]), part._2()));
        }
        Map<GroupKey, List<String>> ranked = new TreeMap<>();
        lines.forEach((key, byRank) -> ranked.put(key, List.copyOf(byRank.values())));
        return ranked;
    }

    private static List<String> ranking(Map<Long, BigInteger> held) {
        List<Map.Entry<Long, BigInteger>> sorted = held.entrySet().stream()
                .sorted(Map.Entry.<Long, BigInteger>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> "holder-" + entry.getKey()))
                .toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(i -> "%d holder-%d %s"
                        .formatted(i + 1, sorted.get(i).getKey(), sorted.get(i).getValue()))
                .toList();
    }

    private static Dataset<Row> holdings(List<Row> rows) {
        return SPARK.createDataFrame(rows, HOLDING);
    }

    private static Dataset<Row> names() {
        return SPARK.createDataFrame(
                LongStream.rangeClosed(1, HOLDERS)
                        .mapToObj(id -> RowFactory.create(id, "holder-" + id))
                        .toList(),
                StructType.fromDDL("holder_id LONG, holder STRING"));
    }
}

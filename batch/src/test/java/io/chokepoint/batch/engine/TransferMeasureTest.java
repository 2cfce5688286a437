package io.chokepoint.batch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.batch.spark.LocalSpark;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.UndefinedReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferMeasureTest {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final JavaSparkContext CONTEXT = JavaSparkContext.fromSparkContext(SPARK.sparkContext());
    private static final LocalDate FIRST = RandomTransfers.FIRST_DAY;
    /** So small that a distribution of twenty holders is large and cut into several ranges. */
    private static final EngineSettings TINY = new EngineSettings(3, 4, 4, 5, 1 << 12);

    @TempDir
    private Path folder;

    @Test
    void everyIndexOfEveryTokenEqualsThatOfItsBalances() {
        RandomTransfers transfers = RandomTransfers.of(1, 4000, 12, 200, 1);

        assertEqual(measure(transfers, TINY), transfers.balances(FIRST));
    }

    @Test
    void resultsDoNotDependOnHowTheWorkIsDivided() {
        RandomTransfers transfers = RandomTransfers.of(2, 3000, 5, 300, 1);
        String written = transfers.write(SPARK, folder.resolve("transfers"));

        SortedMap<GroupKey, Measured> divided = measure(files(written, FIRST, FIRST), TINY, null, null);
        SortedMap<GroupKey, Measured> whole =
                measure(files(written, FIRST, FIRST), new EngineSettings(1, 1, 1 << 20, 1 << 20, 1 << 26), null, null);

        assertIdentical(divided, whole);
    }

    @Test
    void balancesOfYesterdayAndTransfersOfTodayGiveTheSameAsAllTransfersToTheLastBit() {
        RandomTransfers transfers = RandomTransfers.of(3, 3000, 6, 150, 4);
        String written = transfers.write(SPARK, folder.resolve("transfers"));
        String yesterday = folder.resolve("yesterday").toString();
        LocalDate last = FIRST.plusDays(3);
        measure(files(written, FIRST, last.minusDays(1)), TINY, null, yesterday);

        SortedMap<GroupKey, Measured> increment = measure(files(written, last, last), TINY, yesterday, null);

        assertIdentical(increment, measure(files(written, FIRST, last), TINY, null, null));
    }

    @Test
    void addressesGiveWhatNumbersGive() {
        RandomTransfers transfers = RandomTransfers.of(9, 3000, 4, 200, 1);
        String written = transfers.writeAddresses(SPARK, folder.resolve("addresses"));

        SortedMap<GroupKey, Measured> measured = TransferMeasure.measure(
                        CONTEXT, files(written, FIRST, FIRST), new AddressTransfers(), TINY, null, null)
                .byToken();

        SortedMap<GroupKey, Measured> bySeries = new TreeMap<>();
        measured.forEach((token, value) ->
                bySeries.put(GroupKey.of(ByteBuffer.wrap(token.token()).getInt(16), 0), value));
        assertEqual(bySeries, transfers.balances(FIRST));
    }

    @Test
    void aTokenWhoseAmountsNoFastPathHoldsIsSetApartAndHarmsNoOther() {
        RandomTransfers transfers = RandomTransfers.of(4, 1000, 3, 100, 1);
        Map<Integer, Map<Long, BigInteger>> honest = transfers.balances(FIRST);
        BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        transfers.add(77, 0, 5, largest, FIRST).add(77, 0, 6, BigInteger.ONE, FIRST);

        SortedMap<GroupKey, Measured> measured = measure(transfers, TINY);

        assertThat(measured).doesNotContainKey(GroupKey.of(77, 0));
        assertEqual(measured, honest);
    }

    @Test
    void aTokenWhoseSumsOutgrowTheFastPathIsSetApart() {
        RandomTransfers transfers = new RandomTransfers();
        BigInteger large = BigInteger.ONE.shiftLeft(126).subtract(BigInteger.ONE);
        transfers.add(1, 0, 5, BigInteger.TEN, FIRST);
        for (int i = 0; i < 9; i++) {
            transfers.add(78, 0, 5, large, FIRST);
        }

        assertThat(measure(transfers, TINY)).containsOnlyKeys(GroupKey.of(1, 0));
    }

    @Test
    void aTotalThatOutgrowsTheFastPathIsStillMeasuredExactly() {
        RandomTransfers transfers = new RandomTransfers();
        BigInteger large = BigInteger.ONE.shiftLeft(125).add(BigInteger.ONE);
        for (int holder = 1; holder <= 40; holder++) {
            transfers.add(1, 0, holder, large.add(BigInteger.valueOf(holder / 4)), FIRST);
        }

        assertEqual(measure(transfers, TINY), transfers.balances(FIRST));
    }

    @Test
    void aNegativeBalanceRefusesItsTokenOnly() {
        RandomTransfers transfers = RandomTransfers.of(5, 500, 2, 60, 1);
        Map<Integer, Map<Long, BigInteger>> honest = transfers.balances(FIRST);
        transfers.add(50, 9, 8, BigInteger.TEN, FIRST);

        SortedMap<GroupKey, Measured> measured = measure(transfers, TINY);

        assertThat(measured.remove(GroupKey.of(50, 0))
                        .value(CentralizationIndex.HHI)
                        .reason())
                .contains(UndefinedReason.NEGATIVE_AMOUNT);
        assertEqual(measured, honest);
    }

    private SortedMap<GroupKey, Measured> measure(RandomTransfers transfers, EngineSettings settings) {
        return measure(files(transfers.write(SPARK, folder.resolve("transfers")), FIRST, FIRST), settings, null, null);
    }

    private static SortedMap<GroupKey, Measured> measure(
            List<FileStatus> transfers, EngineSettings settings, String opening, String closing) {
        return TransferMeasure.measure(CONTEXT, transfers, new IdTransfers(), settings, opening, closing)
                .byToken();
    }

    private static List<FileStatus> files(String folder, LocalDate from, LocalDate to) {
        try {
            List<FileStatus> files = new ArrayList<>();
            FileSystem system = FileSystem.getLocal(CONTEXT.hadoopConfiguration());
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                files.addAll(List.of(
                        system.globStatus(new org.apache.hadoop.fs.Path(folder, "as_of=" + day + "/*.parquet"))));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertEqual(
            SortedMap<GroupKey, Measured> measured, Map<Integer, Map<Long, BigInteger>> balances) {
        assertThat(measured.keySet().stream().map(GroupKey::series)).containsExactlyElementsOf(balances.keySet());
        measured.forEach((key, value) -> {
            Distribution whole = Distribution.of(balances.get(key.series()).values());
            for (CentralizationIndex index : CentralizationIndex.values()) {
                assertThat(value.value(index))
                        .as("%s of %d", index, key.series())
                        .isEqualTo(index.of(whole));
            }
        });
    }

    private static void assertIdentical(SortedMap<GroupKey, Measured> actual, SortedMap<GroupKey, Measured> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((key, value) -> {
            for (CentralizationIndex index : CentralizationIndex.values()) {
                assertThat(value.value(index)).isEqualTo(expected.get(key).value(index));
            }
        });
    }
}

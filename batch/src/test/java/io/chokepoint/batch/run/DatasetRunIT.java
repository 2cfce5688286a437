package io.chokepoint.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.batch.index.DatasetMeasure;
import io.chokepoint.batch.lake.SampleLake;
import io.chokepoint.batch.lake.SampleLake.Holding;
import io.chokepoint.batch.lake.SampleLake.Transfer;
import io.chokepoint.batch.spark.LocalSpark;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.HolderClass;
import io.chokepoint.indices.PublicationCause;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.Publications;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs against the real engine of ClickHouse and a lake of Delta tables. */
class DatasetRunIT {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int SERIES = 3;
    private static final ClickHouseAccess LOADER = RunStack.loader();

    @TempDir
    private Path folder;

    @Test
    void newRowsMakeARunOfTheDaysThatTheyTouchAndOfNoOthers() throws SQLException {
        List<Transfer> early = transfers(1, FIRST, 4);
        List<Transfer> nextDay = transfers(2, FIRST.plusDays(4), 1);
        List<Transfer> late = transfers(3, FIRST.plusDays(2), 1);
        SampleLake lake = lake("increment");

        lake.ingest("early", early);
        assertThat(run(lake, "increment").days()).isEqualTo(4);
        lake.ingest("next-day", nextDay);
        assertThat(run(lake, "increment").days()).isEqualTo(1);
        lake.ingest("late", late);
        assertThat(run(lake, "increment").days()).isEqualTo(3);
        assertThat(causes("increment")).containsExactly("", "", "LATE_DATA");
        assertThat(run(lake, "increment").published()).isFalse();

        SampleLake atOnce = lake("at-once");
        List<Transfer> all = new ArrayList<>(early);
        all.addAll(nextDay);
        all.addAll(late);
        atOnce.ingest("all", all);
        run(atOnce, "at-once");
        assertThat(visible("increment")).hasSizeGreaterThan(100).isEqualTo(visible("at-once"));
        lake.compact();
        assertThat(run(lake, "increment").published())
                .as("other files with the same rows")
                .isFalse();
        assertThat(run(lake, "increment", true, PublicationCause.BUG).causes()).containsExactly(PublicationCause.BUG);
        assertThat(visible("increment")).isEqualTo(visible("at-once"));
        assertThat(spans("increment")).contains("increment-1 2026-01-01 2026-01-05");
    }

    @Test
    void theDaysOfAGapArePublishedWithTheTransferThatEndsIt() throws SQLException {
        List<Transfer> early = transfers(4, FIRST, 2);
        List<Transfer> afterTheGap = transfers(5, FIRST.plusDays(6), 1);
        SampleLake lake = lake("gap");
        lake.ingest("early", early);
        run(lake, "gap");

        lake.ingest("after-the-gap", afterTheGap);

        assertThat(run(lake, "gap").days())
                .as("five days, four of them in the gap")
                .isEqualTo(5);
        SampleLake atOnce = lake("gap-at-once");
        List<Transfer> all = new ArrayList<>(early);
        all.addAll(afterTheGap);
        atOnce.ingest("all", all);
        run(atOnce, "gap-at-once");
        assertThat(visible("gap")).hasSizeGreaterThan(100).isEqualTo(visible("gap-at-once"));
    }

    @Test
    void holdingsOfALaterDayThanAnyTransferMakeARunOfThatDay() throws SQLException {
        SampleLake lake = lake("holdings");
        lake.ingestHoldings("held", List.of(new Holding(1, 1, BigInteger.TEN, FIRST)));
        assertThat(run(lake, "holdings").days()).isEqualTo(1);
        lake.ingestHoldings("held-later", List.of(new Holding(1, 1, BigInteger.ONE, FIRST.plusDays(1))));
        assertThat(run(lake, "holdings").days()).isEqualTo(1);
        lake.ingest("moved", List.of(new Transfer(2, 0, 1, BigInteger.TWO, FIRST)));
        DatasetRun.Result moved = run(lake, "holdings");
        assertThat(moved.days()).isEqualTo(2);
        assertThat(moved.causes()).containsExactly(PublicationCause.LATE_DATA);
        lake.ingestHoldings("held-last", List.of(new Holding(1, 1, BigInteger.TWO, FIRST.plusDays(9))));

        assertThat(run(lake, "holdings").days()).isEqualTo(1);

        assertThat(visible("holdings"))
                .contains("1 2026-01-01 total 10 10 ", "1 2026-01-02 total 1 1 ", "1 2026-01-10 total 2 2 ")
                .contains("2 2026-01-01 total 2 2 ");
    }

    @Test
    void evidenceChangesTheEntitiesOfAllDaysAndTheAdjustedBasisAppearsWithAClass() throws SQLException {
        SampleLake lake = lake("evidence");
        lake.ingest("minted", mints(Map.of(1L, 50, 2L, 30, 3L, 20, 4L, 10)));
        run(lake, "evidence");
        assertThat(visible("evidence", Basis.RAW)).contains("1 2026-01-01 hhi " + hhi(50, 30, 20, 10) + " null ");

        lake.link("linked", 3, 4, 0.9);
        lake.label("owned", 1, "harbor", null, 1);
        lake.label("held", 2, "harbor", HolderClass.EXCHANGE, 1);
        lake.ingest("next-day", List.of(new Transfer(1, 0, 4, BigInteger.ONE, FIRST.plusDays(1))));

        DatasetRun.Result clustered = run(lake, "evidence");
        assertThat(clustered.days()).isEqualTo(2);
        assertThat(clustered.causes()).containsExactly(PublicationCause.LABEL_CHANGE);
        assertThat(visible("evidence", Basis.RAW)).contains("1 2026-01-01 hhi " + hhi(80, 30) + " null ");
        assertThat(visible("evidence", Basis.ADJUSTED)).contains("1 2026-01-01 hhi " + hhi(50, 30) + " null ");
        assertThat(visible("evidence", Basis.ADJUSTED)).contains("1 2026-01-02 total 81 81 ");
        assertThat(entities("evidence", Basis.RAW)).contains("2026-01-02 1 harbor 80", "2026-01-02 2 holder-3 31");
        assertThat(entities("evidence", Basis.ADJUSTED)).contains("2026-01-02 1 harbor 50", "2026-01-02 2 holder-3 31");
        // What the exchange holds, 30 of 110, may be dust or all the largest's.
        assertThat(intervals("evidence", Basis.ADJUSTED))
                .contains("1 2026-01-01 hhi " + 10_000 * 3_400 / 12_100.0 + " " + 10_000 * 7_300 / 12_100.0)
                .contains("1 2026-01-01 nakamoto_coefficient_1_2 1 2");
        assertThat(intervals("evidence", Basis.RAW)).contains("1 2026-01-01 hhi " + hhi(80, 30) + " " + hhi(80, 30));
        assertThat(run(lake, "evidence").published()).isFalse();
    }

    @Test
    void aDayOnTopOfEntitiesEqualsTheRecomputeAndAWithdrawnLabelRestatesAllDays() throws SQLException {
        List<Transfer> early = transfers(6, FIRST, 3);
        List<Transfer> nextDay = transfers(7, FIRST.plusDays(3), 1);
        SampleLake lake = lake("entities");
        lake.label("pool", 5, "tidal", HolderClass.POOL, 1);
        lake.link("linked", 6, 7, 1);
        lake.ingest("early", early);
        run(lake, "entities");
        lake.ingest("next-day", nextDay);
        assertThat(run(lake, "entities").days()).isEqualTo(1);
        SampleLake atOnce = lake("entities-at-once");
        atOnce.label("pool", 5, "tidal", HolderClass.POOL, 1);
        atOnce.link("linked", 6, 7, 1);
        List<Transfer> all = new ArrayList<>(early);
        all.addAll(nextDay);
        atOnce.ingest("all", all);
        run(atOnce, "entities-at-once");
        for (Basis basis : Basis.values()) {
            assertThat(visible("entities", basis))
                    .hasSizeGreaterThan(100)
                    .isEqualTo(visible("entities-at-once", basis));
            assertThat(intervals("entities", basis))
                    .hasSizeGreaterThan(50)
                    .isEqualTo(intervals("entities-at-once", basis));
        }

        lake.label("withdrawn", 5, "tidal", HolderClass.POOL, 0);

        assertThat(run(lake, "entities").days()).isEqualTo(4);
        assertThat(visible("entities", Basis.ADJUSTED)).isEmpty();
    }

    @Test
    void aTokenBeyondTheFastPathIsClusteredAsAnyOther() throws SQLException {
        BigInteger wide = BigInteger.ONE.shiftLeft(200);
        SampleLake lake = lake("wide-entities");
        lake.ingest(
                "minted",
                List.of(
                        new Transfer(1, 0, 1, wide, FIRST),
                        new Transfer(1, 0, 2, wide, FIRST),
                        new Transfer(1, 0, 3, wide, FIRST)));
        lake.label("owned", 1, "harbor", null, 1);
        lake.label("held", 2, "harbor", HolderClass.VESTING, 1);

        run(lake, "wide-entities");

        assertThat(entities("wide-entities", Basis.RAW))
                .containsExactly("2026-01-01 1 harbor " + wide.shiftLeft(1), "2026-01-01 2 holder-3 " + wide);
        assertThat(entities("wide-entities", Basis.ADJUSTED))
                .containsExactly("2026-01-01 1 harbor " + wide, "2026-01-01 2 holder-3 " + wide);
    }

    @Test
    void aTokenOfAbsurdAmountsIsMeasuredApartAndTheOthersAreAsTheyWere() throws SQLException {
        BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        SampleLake lake = lake("spam");
        List<Transfer> transfers = new ArrayList<>(transfers(5, FIRST, 1));
        transfers.removeIf(transfer -> transfer.series() == SERIES);
        transfers.add(new Transfer(SERIES, 0, 1, largest, FIRST));
        transfers.add(new Transfer(SERIES, 0, 2, largest, FIRST));
        lake.ingest("spam", transfers);

        DatasetRun.Result result = run(lake, "spam");

        assertThat(result.distributions()).isEqualTo(SERIES);
        assertThat(result.setApart()).containsExactly("spam-3");
        assertThat(visible("spam"))
                .contains("3 2026-01-01 nakamoto_coefficient_1_2 2 2 ")
                .contains("3 2026-01-01 total null null EXCEEDS_UINT256")
                .anyMatch(line -> line.startsWith("1 2026-01-01 hhi "));
    }

    @Test
    void aLabelOrALinkHoldsOnItsDaysAndBalancesOfOtherDaysAreNotGoneOnFrom() throws SQLException {
        SampleLake lake = lake("dated");
        List<Transfer> minted = List.of(
                new Transfer(1, 0, 1, BigInteger.valueOf(50), FIRST),
                new Transfer(1, 0, 2, BigInteger.valueOf(30), FIRST),
                new Transfer(1, 0, 3, BigInteger.valueOf(20), FIRST.plusDays(1)));
        lake.label("owned", 1, "harbor", null, 1, FIRST.plusDays(1), FIRST.plusDays(3), false);
        lake.label("sold", 1, "tidal", null, 1, FIRST.plusDays(3), null, false);
        lake.label("always", 2, "harbor", null, 1);
        lake.link("joined", 2, 3, 1, FIRST.plusDays(2), FIRST.plusDays(3));
        lake.ingest("minted", minted);
        assertThat(run(lake, "dated").days()).isEqualTo(2);
        lake.ingest(
                "later",
                List.of(
                        new Transfer(1, 0, 3, BigInteger.ONE, FIRST.plusDays(2)),
                        new Transfer(1, 0, 3, BigInteger.ONE, FIRST.plusDays(3))));
        assertThat(run(lake, "dated").days()).isEqualTo(2);

        assertThat(entities("dated", Basis.RAW))
                .containsExactly(
                        "2026-01-01 1 holder-1 50",
                        "2026-01-01 2 harbor 30",
                        "2026-01-02 1 harbor 80",
                        "2026-01-02 2 holder-3 20",
                        "2026-01-03 1 harbor 101",
                        "2026-01-04 1 tidal 50",
                        "2026-01-04 2 harbor 30",
                        "2026-01-04 3 holder-3 22");
    }

    @Test
    void aPrivatePersonsHoldersAreOneEntityWithoutTheirName() throws SQLException {
        SampleLake lake = lake("personal");
        lake.ingest("minted", mints(Map.of(1L, 50, 2L, 30, 3L, 20)));
        lake.label("first", 1, "ann-lee", null, 1, LocalDate.EPOCH, null, true);
        lake.label("second", 3, "ann-lee", null, 1, LocalDate.EPOCH, null, true);

        run(lake, "personal");

        assertThat(entities("personal", Basis.RAW))
                .containsExactly("2026-01-01 1 holder-1 70", "2026-01-01 2 holder-2 30");

        lake.erase("erased", 3, "second");
        DatasetRun.Result after = run(lake, "personal");

        assertThat(after.touchedByErasure()).isEqualTo(1);
        assertThat(after.causes()).containsExactly(PublicationCause.LABEL_CHANGE);
        assertThat(entities("personal", Basis.RAW))
                .containsExactly("2026-01-01 1 holder-1 50", "2026-01-01 2 holder-2 30", "2026-01-01 3 holder-3 20");
        assertThat(run(lake, "personal").published()).isFalse();
    }

    @Test
    void withdrawnRowsAreMeasuredAwayAndWhatWasPublishedBeforeStays() throws SQLException {
        List<Transfer> early = transfers(8, FIRST, 3);
        LocalDate lastDay = FIRST.plusDays(3);
        List<Transfer> last = transfers(9, lastDay, 1).subList(0, 4);
        List<Transfer> instead = transfers(10, FIRST.plusDays(1), 1);
        SampleLake lake = lake("reorganised");
        lake.ingest("early", early);
        lake.ingest("last", last);
        DatasetRun.Result before = run(lake, "reorganised");
        List<String> seenBefore = visible("reorganised");
        Transfer gone = early.get(1);
        assertThat(gone.day()).isEqualTo(FIRST.plusDays(1));

        lake.withdraw("instead", "early", 1, gone.day());
        for (int i = 0; i < last.size(); i++) {
            lake.withdraw("instead", "last", i, lastDay);
        }
        assertThat(run(lake, "reorganised").published())
                .as("what is not committed does not count")
                .isFalse();
        lake.ingest("instead", instead);
        DatasetRun.Result after = run(lake, "reorganised");

        assertThat(after.days())
                .as("two days measured, and the last one, which is empty")
                .isEqualTo(3);
        assertThat(causes("reorganised")).containsExactly("", "REORG");
        SampleLake clean = lake("clean");
        List<Transfer> all = new ArrayList<>(early);
        all.remove(1);
        all.addAll(instead);
        clean.ingest("all", all);
        run(clean, "clean");
        assertThat(visible("reorganised")).hasSizeGreaterThan(100).isEqualTo(visible("clean"));
        assertThat(digests("reorganised")).isEqualTo(digests("clean"));
        assertThat(seenBefore).anyMatch(line -> line.contains(" " + lastDay + " "));
        assertThat(valuesOf(before)).as("rows of the earlier run").isPositive();
    }

    private SampleLake lake(String dataset) {
        return new SampleLake(SPARK, folder.resolve(dataset), dataset, SERIES);
    }

    private static DatasetRun.Result run(SampleLake lake, String dataset) {
        return run(lake, dataset, false);
    }

    private static DatasetRun.Result run(
            SampleLake lake, String dataset, boolean evenIfUnchanged, PublicationCause... said) {
        return new DatasetRun(
                        lake.lake(),
                        LOADER,
                        new DatasetMeasure(SPARK, LOADER),
                        new QuarantineLimit(QuarantineLimit.DEFAULT),
                        Set.of(said))
                .run(dataset, evenIfUnchanged);
    }

    /** Mints, so that no order of days can make a balance negative. */
    private static List<Transfer> transfers(long seed, LocalDate first, int days) {
        Random random = new Random(seed);
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < 60 * days; i++) {
            transfers.add(new Transfer(
                    1 + i % SERIES,
                    0,
                    1 + random.nextInt(40),
                    BigInteger.TEN.pow(random.nextInt(24)),
                    first.plusDays(i % days)));
        }
        return transfers;
    }

    private static List<Transfer> mints(Map<Long, Integer> amounts) {
        return amounts.entrySet().stream()
                .map(mint -> new Transfer(1, 0, mint.getKey(), BigInteger.valueOf(mint.getValue()), FIRST))
                .toList();
    }

    private static double hhi(int... amounts) {
        double total = IntStream.of(amounts).sum();
        double squares = IntStream.of(amounts)
                .mapToDouble(amount -> (double) amount * amount)
                .sum();
        return 10_000 * squares / (total * total);
    }

    private static List<String> visible(String dataset) throws SQLException {
        return visible(dataset, Basis.RAW);
    }

    /** What readers see of a dataset: day, rank, entity, amount. */
    private static List<String> entities(String dataset, Basis basis) throws SQLException {
        return lines(
                """
                SELECT concat(toString(as_of), ' ', toString(rank), ' ', entity_id, ' ', toString(amount))
                FROM entity_amount
                WHERE dataset = ? AND basis = ?
                  AND (as_of, run_id) IN (SELECT as_of, argMax(run_id, published_at) FROM publication
                                          ARRAY JOIN as_ofs AS as_of WHERE dataset = ? GROUP BY as_of)
                ORDER BY as_of, rank
                """,
                dataset,
                basis.id(),
                dataset);
    }

    /** What readers see of a dataset: number of the series, day, index, value, exact value, reason. */
    private static List<String> visible(String dataset, Basis basis) throws SQLException {
        return visible(
                "ifNull(toString(value), 'null'), ' ', ifNull(toString(exact_value), 'null'), ' ', reason",
                "1 = 1",
                dataset,
                basis);
    }

    /** The intervals that readers see of a dataset: number of the series, day, index, least and greatest value. */
    private static List<String> intervals(String dataset, Basis basis) throws SQLException {
        return visible("toString(lower), ' ', ifNull(toString(upper), 'none')", "lower IS NOT NULL", dataset, basis);
    }

    private static List<String> visible(String columns, String which, String dataset, Basis basis) throws SQLException {
        return lines(
                """
                SELECT concat(splitByChar('-', subject_id)[-1], ' ', toString(as_of), ' ', index_id, ' ', %s)
                FROM index_value
                WHERE dataset = ? AND basis = ? AND %s
                  AND (as_of, run_id) IN (SELECT as_of, argMax(run_id, published_at) FROM publication
                                          ARRAY JOIN as_ofs AS as_of WHERE dataset = ? GROUP BY as_of)
                ORDER BY 1
                """
                        .formatted(columns, which),
                dataset,
                basis.id(),
                dataset);
    }

    /** Why days of a dataset were published again, by publication. */
    private static List<String> causes(String dataset) throws SQLException {
        return lines(
                "SELECT arrayStringConcat(causes, ' ') FROM publication WHERE dataset = ? ORDER BY published_at",
                dataset);
    }

    private static List<String> digests(String dataset) {
        List<String> digests = new ArrayList<>();
        new Publications(LOADER)
                .visibleDigests(
                        dataset,
                        (subject, resource, basis, asOf, digest) -> digests.add(
                                subject.substring(subject.lastIndexOf('-')) + " " + resource + asOf + digest));
        digests.sort(null);
        return digests;
    }

    private static long valuesOf(DatasetRun.Result run) throws SQLException {
        return Long.parseLong(lines(
                        "SELECT toString(count()) FROM index_value WHERE run_id = ?",
                        run.runId().toString())
                .get(0));
    }

    private static List<String> spans(String dataset) throws SQLException {
        return lines(
                """
                SELECT concat(subject_id, ' ', toString(first_as_of), ' ', toString(last_as_of))
                FROM subject
                WHERE dataset = ?
                  AND run_id = (SELECT argMax(run_id, published_at) FROM publication WHERE dataset = ?)
                """,
                dataset,
                dataset);
    }

    private static List<String> lines(String sql, String... parameters) throws SQLException {
        try (Connection connection = LOADER.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> lines = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    lines.add(result.getString(1));
                }
            }
            return lines;
        }
    }
}

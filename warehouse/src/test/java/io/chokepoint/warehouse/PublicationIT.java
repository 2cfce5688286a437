package io.chokepoint.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.indices.Basis;
import io.chokepoint.indices.PublicationCause;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublicationIT {
    private static final String TENANT = "tenant-of-publication-test";

    private final ClickHouseAccess loader = WarehouseStack.loader();
    private final ClickHouseAccess reader = WarehouseStack.api();

    @BeforeAll
    static void aTenantMaySeeEverything() throws SQLException {
        try (Connection connection = WarehouseStack.projector().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO tenant_grant (tenant_id, revision, active, domain, network, subject_id,"
                            + " resource, history_from) VALUES ('" + TENANT + "', 1, 1, '', '', '', '', '1970-01-01')");
        }
    }

    static IntStream steps() {
        return IntStream.rangeClosed(1, KilledPublisher.STEPS);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void readersSeeTheOldRunOrTheNewOneWhereverAWriterDies(int step) throws Exception {
        String dataset = "killed-after-" + step;
        SampleRun old = SampleRun.of(dataset, 0.25);
        old.publish(loader);
        UUID killed = UUID.randomUUID();

        assertThat(runKilledAfter(step, dataset, killed)).isEqualTo(KilledPublisher.KILLED);

        boolean published = step == KilledPublisher.STEPS;
        UUID visible = published ? killed : old.runId();
        assertThat(seen("visible_index_value", dataset)).containsExactly(visible + " 4");
        assertThat(seen("visible_entity_amount", dataset)).containsExactly(visible + " 1");
        assertThat(seen("visible_curve_point", dataset)).containsExactly(visible + " 2");
        assertThat(seen("visible_subject", dataset)).containsExactly(visible + " 1");
    }

    @Test
    void aRunThatHoldsOtherRowsThanWereWrittenIsNotPublished() {
        SampleRun run = SampleRun.of("not-what-was-written", 0.5);
        Map<FactTable, RowTally> written = run.write(loader, () -> {});
        written.computeIfPresent(
                FactTable.INDEX_VALUE, (table, tally) -> new RowTally(tally.rows(), tally.checksum() + 1));

        assertThatThrownBy(() -> new RunPublisher(loader)
                        .publish(run.dataset(), run.runId(), new TreeSet<>(List.of(SampleRun.DAY)), written))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("index_value holds 4 rows");
        assertThat(new Publications(loader).latestRun(run.dataset())).isEmpty();
    }

    @Test
    void aRunThatAnswersForNoDayIsRefused() {
        assertThatThrownBy(() -> new RunPublisher(loader).publish("none", UUID.randomUUID(), new TreeSet<>(), Map.of()))
                .hasMessageContaining("no day");
    }

    @Test
    void hardValuesComeBackAsTheyWent() throws SQLException {
        SampleRun run = SampleRun.of("hard-values", 0.1 + 0.2);
        run.publish(loader);
        String sql = "SELECT value, toString(exact_value), entity_id, toString(amount)"
                + " FROM index_value JOIN entity_amount USING (run_id, basis) WHERE run_id = ? ORDER BY index_id";
        try (Connection connection = loader.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, run.runId().toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                assertThat(row.getDouble(1)).isEqualTo(0.1 + 0.2);
                assertThat(row.getString(3)).isEqualTo(SampleRun.ENTITY);
                assertThat(row.getString(4)).isEqualTo(SampleRun.LARGEST.toString());
                row.next();
                row.getDouble(1);
                assertThat(row.wasNull()).isTrue();
                row.next();
                assertThat(row.getString(2)).isEqualTo(SampleRun.LARGEST.toString());
            }
        }
    }

    @Test
    void aRollbackIsOneMoreRowThatNamesAnEarlierRun() {
        SampleRun first = SampleRun.of("rolled-back", 0.1);
        SampleRun second = SampleRun.of("rolled-back", 0.2);
        first.publish(loader);
        second.publish(loader);
        Map<FactTable, RowTally> stored = tally(first);

        new RunPublisher(loader).publish("rolled-back", first.runId(), new TreeSet<>(List.of(SampleRun.DAY)), stored);

        assertThat(new Publications(loader).latestRun("rolled-back")).contains(first.runId());
    }

    @Test
    void readersSeeWhyDaysArePublishedAgain() throws SQLException {
        SampleRun run = SampleRun.of("restated", 0.1);
        run.publish(loader);
        TreeSet<LocalDate> days = new TreeSet<>(List.of(SampleRun.DAY));
        Set<PublicationCause> causes = EnumSet.of(PublicationCause.LATE_DATA, PublicationCause.REORG);

        new RunPublisher(loader).publish("restated", run.runId(), days, causes, tally(run));

        assertThat(causesSeen("restated")).containsExactly("", "REORG,LATE_DATA");
        assertThat(new Publications(loader).days("restated")).containsExactly(SampleRun.DAY);
    }

    @Test
    void everyBasisOfADistributionHasItsOwnDigest() {
        SampleRun.of("digests", 0.1).publish(loader);
        Map<Basis, String> digests = new EnumMap<>(Basis.class);

        new Publications(loader)
                .visibleDigests("digests", (subject, resource, basis, asOf, digest) -> digests.put(basis, digest));

        assertThat(digests).isEqualTo(Map.of(Basis.RAW, SampleRun.DIGEST, Basis.ADJUSTED, SampleRun.ADJUSTED_DIGEST));
    }

    @ParameterizedTest
    @EnumSource(names = {"INDEX_VALUE", "ENTITY_AMOUNT", "CURVE_POINT"})
    void aRowThatNamesNoBasisCountsAllHoldings(FactTable table) throws SQLException {
        String run = UUID.randomUUID().toString();
        try (Connection connection = loader.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO %s (run_id) VALUES ('%s')".formatted(table.tableName(), run));
            try (ResultSet row = statement.executeQuery(
                    "SELECT basis FROM %s WHERE run_id = '%s'".formatted(table.tableName(), run))) {
                row.next();
                assertThat(Basis.ofId(row.getString(1))).isEqualTo(Basis.RAW);
            }
        }
    }

    @Test
    void theReadersUserCannotReadTheTables() {
        for (FactTable table : FactTable.values()) {
            assertThatThrownBy(() -> {
                        try (Connection connection = reader.connect();
                                Statement statement = connection.createStatement()) {
                            statement.executeQuery("SELECT count() FROM " + table.tableName());
                        }
                    })
                    .as(table.tableName())
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getErrorCode())
                            .isEqualTo(497));
        }
    }

    private static Map<FactTable, RowTally> tally(SampleRun run) {
        Map<FactTable, RowTally> tallies = new EnumMap<>(FactTable.class);
        run.rows().forEach((table, rows) -> {
            RowTally tally = RowTally.NONE;
            for (FactRow row : rows) {
                tally = tally.plus(row);
            }
            tallies.put(table, tally);
        });
        return tallies;
    }

    private int runKilledAfter(int step, String dataset, UUID run) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledPublisher.class.getName(),
                loader.url().toString(),
                loader.database(),
                loader.user(),
                dataset,
                run.toString(),
                "0.75",
                Integer.toString(step));
        builder.environment().put("CLICKHOUSE_PASSWORD", loader.password());
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private List<String> causesSeen(String dataset) throws SQLException {
        List<String> causes = new ArrayList<>();
        String sql = "SELECT arrayStringConcat(causes, ',') FROM visible_publication(tenant = ?,"
                + " known_at = '2200-01-01 00:00:00.000000') WHERE dataset = ? ORDER BY published_at";
        try (Connection connection = reader.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, TENANT);
            statement.setString(2, dataset);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    causes.add(row.getString(1));
                }
            }
        }
        return causes;
    }

    /** Visible runs of a dataset, each with its number of rows. */
    private List<String> seen(String view, String dataset) throws SQLException {
        List<String> runs = new ArrayList<>();
        String sql = "SELECT toString(run_id), count() FROM " + view
                + "(tenant = ?, known_at = '2200-01-01 00:00:00.000000') WHERE dataset = ? GROUP BY run_id";
        try (Connection connection = reader.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, TENANT);
            statement.setString(2, dataset);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    runs.add(row.getString(1) + " " + row.getLong(2));
                }
            }
        }
        return runs;
    }
}

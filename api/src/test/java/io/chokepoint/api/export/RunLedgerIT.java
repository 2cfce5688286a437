package io.chokepoint.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.schedule.CatchUp;
import io.chokepoint.local.demo.Demo;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Several schedulers on one database. The tenant is one that is not served, so that the API's own leaves it alone. */
@QuarkusTest
class RunLedgerIT extends ApiTest {
    private static final UUID TENANT = Demo.load().tenants().stream()
            .filter(tenant -> tenant.alias().equals("initech"))
            .map(Demo.Tenant::id)
            .findFirst()
            .orElseThrow();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SCHEDULERS = 5;
    private static final int TICKS = 200;

    private static final Queue<Connection> OPEN = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<Connection> CONNECTIONS = ThreadLocal.withInitial(RunLedgerIT::connect);

    private final TenantSql sql = RunLedgerIT::inTransaction;

    @Test
    void fiveSchedulersMakeOneRunOfEachSlotThoughOneDiesAgainAndAgain() throws Exception {
        String export = define();
        Map<String, AtomicInteger> delivered = new ConcurrentHashMap<>();
        AtomicInteger killed = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(SCHEDULERS);
        for (int tick = 0; tick < TICKS; tick++) {
            Instant now = START.plus(Duration.ofDays(tick)).plusSeconds(1);
            List<Callable<Void>> round = new ArrayList<>();
            int victim = new Random(tick).nextInt(SCHEDULERS);
            for (int i = 0; i < SCHEDULERS; i++) {
                boolean dies = i == victim;
                round.add(() -> visit(now, dies, delivered, killed));
            }
            for (Future<Void> each : pool.invokeAll(round)) {
                each.get();
            }
        }
        drain(delivered);
        pool.shutdown();

        List<Run> runs =
                sql.call(TENANT, connection -> RunReader.list(connection, TENANT, export, Optional.empty(), TICKS + 1));
        assertThat(runs).hasSize(TICKS).allMatch(run -> run.state() == ExportRunState.SUCCEEDED);
        assertThat(runs).extracting(Run::slot).doesNotHaveDuplicates();
        assertThat(delivered).hasSize(TICKS).allSatisfy((run, times) -> assertThat(times)
                .hasValue(1));
        assertThat(killed.get()).as("runs left in the middle").isGreaterThan(10);
    }

    /** Hours since the start as five replicas' clocks say them: they jump by an hour and by days, forth and back. */
    @Test
    void clocksThatJumpMakeEachSlotOnce() {
        String export = define();
        for (int hour : List.of(1, 23, 25, 24, 23, 72, 71, 73, 1, 120, 48, 121)) {
            new SlotBook(sql).enterDue(TENANT, START.plus(Duration.ofHours(hour)));
        }

        List<Run> runs =
                sql.call(TENANT, connection -> RunReader.list(connection, TENANT, export, Optional.empty(), TICKS));
        assertThat(runs)
                .extracting(
                        run -> Duration.between(START, run.slot().orElseThrow()).toDays())
                .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aWorkerThatComesBackFromASleepWritesNothing() {
        define();
        new SlotBook(sql).enterDue(TENANT, START.plusSeconds(1));
        RunLedger ledger = new RunLedger(sql);
        Run sleeper = ledger.claim(TENANT, Duration.ZERO).orElseThrow();
        Run next = ledger.claim(TENANT, Duration.ofMinutes(1)).orElseThrow();
        assertThat(next.runId()).isEqualTo(sleeper.runId());

        assertThat(ledger.enter(TENANT, sleeper, ExportRunState.DELIVERING)).isFalse();
        assertThat(ledger.succeed(TENANT, sleeper, sleeper.outcome())).isFalse();
        assertThat(ledger.end(TENANT, sleeper, ExportRunState.FAILED, "X", "x")).isFalse();
        assertThat(ledger.retry(TENANT, sleeper, Duration.ZERO, "X", "x")).isFalse();
        assertThat(ledger.succeed(TENANT, next, next.outcome())).isTrue();
    }

    @Test
    void aTenantThatIsNotServedHasNoRuns() throws InterruptedException {
        String export = define();

        // The API looks every second.
        Thread.sleep(2500);

        List<Run> runs =
                sql.call(TENANT, connection -> RunReader.list(connection, TENANT, export, Optional.empty(), 10));
        assertThat(runs).isEmpty();
    }

    @Test
    void anotherTenantSeesNoRowEvenWithoutAPredicate() {
        define();
        UUID other = UUID.randomUUID();
        for (String table : List.of(
                "export_definition",
                "export_destination",
                "export_run",
                "export_request",
                "export_skip",
                "export_overlay",
                "export_composite",
                "export_webhook",
                "export_notice")) {
            int rows = sql.call(
                    other, connection -> Rows.list(connection, row -> row.getInt(1), "SELECT count(*) FROM " + table)
                            .get(0));
            assertThat(rows).as(table).isZero();
        }
    }

    private Void visit(Instant now, boolean dies, Map<String, AtomicInteger> delivered, AtomicInteger killed) {
        new SlotBook(sql).enterDue(TENANT, now);
        RunLedger ledger = new RunLedger(sql);
        Optional<Run> run = ledger.claim(TENANT, dies ? Duration.ZERO : Duration.ofMinutes(5));
        if (run.isPresent() && dies) {
            // Gone in the middle: nothing is written any more, and the lease runs out.
            ledger.enter(TENANT, run.get(), ExportRunState.DELIVERING);
            killed.incrementAndGet();
        } else if (run.isPresent()) {
            finish(ledger, run.get(), delivered);
        }
        return null;
    }

    private void drain(Map<String, AtomicInteger> delivered) {
        RunLedger ledger = new RunLedger(sql);
        for (Optional<Run> run = ledger.claim(TENANT, Duration.ofMinutes(5));
                run.isPresent();
                run = ledger.claim(TENANT, Duration.ofMinutes(5))) {
            finish(ledger, run.get(), delivered);
        }
    }

    private static void finish(RunLedger ledger, Run run, Map<String, AtomicInteger> delivered) {
        if (ledger.succeed(TENANT, run, run.outcome())) {
            delivered.computeIfAbsent(run.runId(), any -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** Makes an export with a slot each day; others of the tenant are deleted, with what waits of them given up. */
    private String define() {
        Definition export = new Definition(
                Rows.newId("exp_"),
                "daily",
                Dataset.CURVE,
                Filters.NONE,
                RowFormat.CSV,
                Compression.NONE,
                ExportTrigger.INTERVAL,
                "P1D",
                "",
                START,
                Optional.empty(),
                CatchUp.ALL,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Optional.empty(),
                1000,
                "dst_ledger",
                Optional.empty(),
                Optional.empty(),
                ExportState.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                START);
        sql.call(TENANT, connection -> {
            Rows.update(connection, "UPDATE export_definition SET state = 'DELETED' WHERE tenant_id = ?", TENANT);
            Rows.update(
                    connection,
                    "UPDATE export_run SET state = 'CANCELED' WHERE tenant_id = ? AND state <> 'SUCCEEDED'",
                    TENANT);
            if (DestinationRow.find(connection, TENANT, "dst_ledger").isEmpty()) {
                DestinationRow.insert(
                        connection,
                        TENANT,
                        new DestinationRow(
                                "dst_ledger",
                                "folder",
                                DestinationKind.FILE_SYSTEM,
                                "{}",
                                null,
                                Optional.empty(),
                                START),
                        "test");
            }
            DefinitionStore.insert(connection, TENANT, export, "test");
            return null;
        });
        return export.id();
    }

    /** A connection of its own for each thread, as processes of their own have. */
    private static <T> T inTransaction(UUID tenant, TenantSql.Work<T> work) {
        try {
            Connection connection = CONNECTIONS.get();
            try (PreparedStatement name = connection.prepareStatement("SELECT set_config('app.tenant', ?, true)")) {
                name.setString(1, tenant.toString());
                name.execute();
            }
            T result = work.apply(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() {
        Map<String, String> environment = ApiStack.servers().environment().api();
        try {
            Connection connection = DriverManager.getConnection(
                    environment.get("POSTGRES_URL"),
                    environment.get("POSTGRES_USER"),
                    environment.get("POSTGRES_PASSWORD"));
            connection.setAutoCommit(false);
            OPEN.add(connection);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void disconnect() throws SQLException {
        for (Connection connection : OPEN) {
            connection.close();
        }
    }
}

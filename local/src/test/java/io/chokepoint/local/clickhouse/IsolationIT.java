package io.chokepoint.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.clickhouse.SharedEngine.Running;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No request sees anything of another one: not its rows, its columns, its settings, nor its error. */
@ExtendWith(SharedEngine.class)
class IsolationIT {

    private static final String ENDLESS = "SELECT sum(sipHash64(number)) FROM numbers(100000000000)";

    private final Running running;

    IsolationIT(Running running) {
        this.running = running;
    }

    @Test
    void normalQueriesKeepTheirColumnsBesideTimedOutOnes() throws Exception {
        // Given
        long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> results = new ArrayList<>();
        // When
        for (int i = 0; i < 3; i++) {
            results.add(threads.submit(() -> timeOutUntil(until)));
        }
        for (int i = 0; i < 5; i++) {
            int columns = i + 1;
            results.add(threads.submit(() -> readUntil(until, columns)));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        // Then
        for (Future<Integer> result : results) {
            assertThat(result.get()).isGreaterThan(5);
        }
    }

    private int timeOutUntil(long until) {
        int count = 0;
        while (System.nanoTime() < until) {
            String answer = running.text("api", ENDLESS, "max_execution_time=0.3");
            assertThat(answer).startsWith("Code: 159.");
            count++;
        }
        return count;
    }

    private int readUntil(long until, int columns) throws SQLException {
        int count = 0;
        StringBuilder sql = new StringBuilder("SELECT number + 0 AS c0");
        for (int i = 1; i < columns; i++) {
            sql.append(", number + ").append(i).append(" AS c").append(i);
        }
        sql.append(" FROM numbers(1000)");
        try (Connection connection = running.jdbc("api");
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < until) {
                try (ResultSet rows = statement.executeQuery(sql.toString())) {
                    assertThat(rows.getMetaData().getColumnCount()).isEqualTo(columns);
                    for (int row = 0; row < 1000; row++) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getLong(columns)).isEqualTo(row + columns - 1L);
                    }
                    assertThat(rows.next()).isFalse();
                }
                count++;
            }
        }
        return count;
    }

    @Test
    void aSettingLastsOneRequest() {
        String before = running.text("loader", "SELECT getSetting('max_rows_to_read')");
        for (int i = 0; i < 20; i++) {
            assertThat(running.text(
                            "loader", "SELECT getSetting('max_rows_to_read')", i % 2 == 0 ? "max_rows_to_read=77" : ""))
                    .isEqualTo(i % 2 == 0 ? "77\n" : before);
        }
    }

    @Test
    void aSetStatementLastsOneRequestWithoutASession() {
        for (int i = 0; i < 10; i++) {
            assertThat(running.text("loader", "SET max_rows_to_read = 77")).isEmpty();
        }
        for (int i = 0; i < 10; i++) {
            assertThat(running.text("loader", "SELECT getSetting('max_rows_to_read')"))
                    .isEqualTo("0\n");
        }
    }

    @Test
    void aRefusedSettingLeavesNothingBehind() {
        for (int i = 0; i < 10; i++) {
            assertThat(running.text("loader", "SELECT 1", "max_rows_to_read=77&no_such_setting=1"))
                    .startsWith("Code: 115.");
        }
        for (int i = 0; i < 10; i++) {
            assertThat(running.text("loader", "SELECT getSetting('max_rows_to_read')"))
                    .isEqualTo("0\n");
        }
    }

    @Test
    void theDatabaseLastsOneRequest() {
        assertThat(running.text("loader", "SELECT currentDatabase()", "database=chokepoint"))
                .isEqualTo("chokepoint\n");
        assertThat(running.text("loader", "SELECT currentDatabase()")).isEqualTo("default\n");
        assertThat(running.text("loader", "SELECT 1", "database=nowhere")).startsWith("Code: ");
    }

    @Test
    void errorsDoNotReachTheNextRequest() {
        for (int i = 0; i < 30; i++) {
            assertThat(running.text("loader", "SELECT throwIf(number = 3) FROM numbers(10)"))
                    .startsWith("Code: 395.");
            assertThat(running.text("loader", "SELECT " + i)).isEqualTo(i + "\n");
        }
    }

    @Test
    void aFailedInsertLeavesNoLockBehind() {
        running.text("migrator", "CREATE TABLE chokepoint.locked (a UInt8) ENGINE = MergeTree ORDER BY a");
        for (int i = 0; i < 5; i++) {
            assertThat(running.text("loader", "INSERT INTO chokepoint.locked FORMAT TSV\n1\nnot a number\n"))
                    .startsWith("Code: 27.");
        }
        long started = System.nanoTime();
        assertThat(running.text("migrator", "DROP TABLE chokepoint.locked SYNC"))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aSessionKeepsItsTemporaryTableToItself() throws SQLException {
        assertThat(running.text("loader", "CREATE TEMPORARY TABLE mine (a UInt8)", "session_id=s1"))
                .isEmpty();
        assertThat(running.text("loader", "INSERT INTO mine VALUES (1), (2)", "session_id=s1"))
                .isEmpty();
        assertThat(running.text("loader", "SELECT sum(a) FROM mine", "session_id=s1"))
                .isEqualTo("3\n");
        assertThat(running.text("loader", "SELECT sum(a) FROM mine", "session_id=s2"))
                .startsWith("Code: 60.");
        assertThat(running.text("loader", "SELECT sum(a) FROM mine")).startsWith("Code: 60.");
        assertThat(running.text("migrator", "SELECT sum(a) FROM mine", "session_id=s1"))
                .startsWith("Code: 60.");
        assertThat(running.text("loader", "SELECT 1", "session_id=never&session_check=1"))
                .startsWith("Code: 372.");
    }

    @Test
    void aSessionIsFreeAsSoonAsItsAnswerIsHere() {
        assertThat(running.text("loader", "CREATE TEMPORARY TABLE quick (a UInt64)", "session_id=quick"))
                .isEmpty();
        for (int i = 1; i <= 200; i++) {
            assertThat(running.text("loader", "INSERT INTO quick VALUES (1)", "session_id=quick"))
                    .isEmpty();
            assertThat(running.text("loader", "SELECT sum(a) FROM quick", "session_id=quick"))
                    .isEqualTo(i + "\n");
        }
        assertThat(running.text("loader", "SELECT count() FROM numbers(200000)", "session_id=quick"))
                .isEqualTo("200000\n");
    }

    @Test
    void aTemporaryTableWithoutASessionDoesNotStay() {
        for (int i = 0; i < 20; i++) {
            assertThat(running.text("loader", "CREATE TEMPORARY TABLE gone (a UInt8)"))
                    .isEmpty();
        }
    }

    @Test
    void aSessionTakesOneRequestAtATime() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<String> slow = thread.submit(() -> running.text("loader", "SELECT sleep(1)", "session_id=busy"));
        Thread.sleep(400);
        assertThat(running.text("loader", "SELECT 1", "session_id=busy")).startsWith("Code: 373.");
        assertThat(slow.get()).isEqualTo("0\n");
        thread.shutdown();
    }

    @Test
    void statementsRunBesideEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        long started = System.nanoTime();
        List<Future<String>> sleeping = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sleeping.add(threads.submit(() -> running.text("api", "SELECT sleep(1)")));
        }
        for (Future<String> one : sleeping) {
            assertThat(one.get()).isEqualTo("0\n");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(4500));
        threads.shutdown();
    }

    @Test
    void anErrorInTheMiddleOfAResultReachesTheJdbcClient() {
        String sql = "SELECT number, throwIf(number = 3000000) FROM numbers(5000000)";
        assertThatThrownBy(() -> {
                    try (Connection connection = running.jdbc("loader");
                            Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery(sql)) {
                        long expected = 0;
                        while (rows.next()) {
                            assertThat(rows.getLong(1)).isEqualTo(expected++);
                        }
                    }
                })
                .isInstanceOf(SQLException.class);
    }
}

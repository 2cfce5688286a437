package io.chokepoint.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.clickhouse.SharedEngine.Running;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Statements that nobody waits for are stopped, and leave their connections clean. */
@ExtendWith(SharedEngine.class)
class CancelIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Running running;

    CancelIT(Running running) {
        this.running = running;
    }

    @Test
    void aClientThatGoesAwayStopsItsQuery() throws Exception {
        // Given
        Socket client = open(
                "POST /?max_execution_time=50 HTTP/1.1",
                "SELECT sum(sipHash64(number)) AS disconnected FROM numbers(100000000000)");
        awaitRunning("disconnected", 1, SOON);
        // When
        client.close();
        // Then
        awaitRunning("disconnected", 0, SOON);
    }

    @Test
    void aClientThatGoesAwayInTheMiddleOfAResultStopsItsQuery() throws Exception {
        Socket client =
                open("POST /?max_execution_time=50 HTTP/1.1", "SELECT number AS half_read FROM numbers(100000000000)");
        assertThat(client.getInputStream().readNBytes(100_000)).hasSize(100_000);
        awaitRunning("half_read", 1, SOON);
        client.close();
        awaitRunning("half_read", 0, SOON);
    }

    @Test
    void aClientThatGoesAwayInTheMiddleOfAnInsertLeavesNoRowsAndNoLock() throws Exception {
        // Given
        running.text("migrator", "CREATE TABLE chokepoint.half_sent (a UInt64) ENGINE = MergeTree ORDER BY a");
        Socket client = connect();
        OutputStream out = client.getOutputStream();
        out.write(head(
                "POST /?query=" + Running.encoded("INSERT INTO chokepoint.half_sent FORMAT TSV") + " HTTP/1.1",
                "Transfer-Encoding: chunked"));
        byte[] rows = "1\n2\n".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);
        out.write((Integer.toHexString(rows.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(rows);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        awaitRunning("half_sent", 1, SOON);
        // When
        client.close();
        // Then
        awaitRunning("half_sent", 0, SOON);
        assertThat(running.text("migrator", "SELECT count() FROM chokepoint.half_sent"))
                .isEqualTo("0\n");
        assertThat(running.text("migrator", "DROP TABLE chokepoint.half_sent SYNC"))
                .isEmpty();
    }

    @Test
    void killByIdStopsTheOwnQueryOnly() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<String> victim = thread.submit(() -> running.text(
                "loader", "SELECT sum(sipHash64(number)) AS victim FROM numbers(100000000000)", "query_id=victim-1"));
        awaitRunning("victim", 1, SOON);
        assertThat(running.text("api", "KILL QUERY WHERE query_id = 'victim-1'"))
                .isEmpty();
        assertThat(running.text("loader", "SELECT 1", "query_id=victim-1")).startsWith("Code: 216.");
        assertThat(running.text("loader", "KILL QUERY WHERE query_id = 'victim-1' ASYNC"))
                .startsWith("waiting\tvictim-1\tloader\t");
        assertThat(victim.get()).startsWith("Code: 394.");
        awaitRunning("victim", 0, SOON);
        thread.shutdown();
    }

    @Test
    void jdbcCancelStopsTheStatement() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection connection = running.jdbc("api");
                Statement statement = connection.createStatement()) {
            Future<String> answer = thread.submit(() -> {
                try {
                    statement.executeQuery("SELECT sum(sipHash64(number)) AS by_jdbc FROM numbers(100000000000)");
                    return "finished";
                } catch (SQLException e) {
                    return e.getMessage();
                }
            });
            awaitRunning("by_jdbc", 1, SOON);
            statement.cancel();
            assertThat(answer.get()).isNotEqualTo("finished");
            awaitRunning("by_jdbc", 0, SOON);
        }
        thread.shutdown();
    }

    @Test
    void jdbcTimeOutStopsTheStatement() throws Exception {
        try (Connection connection = running.jdbc("api");
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeQuery(
                            "SELECT sum(sipHash64(number)) AS too_slow FROM numbers(100000000000)"))
                    .isInstanceOf(SQLException.class);
            awaitRunning("too_slow", 0, SOON);
        }
    }

    private void awaitRunning(String word, int count, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (running.running(word) != count && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(running.running(word)).isEqualTo(count);
    }

    private Socket open(String requestLine, String body) throws IOException {
        Socket socket = connect();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(head(requestLine, "Content-Length: " + bytes.length));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return socket;
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), running.engine().port());
    }

    private static byte[] head(String requestLine, String framing) {
        String credentials = Base64.getEncoder()
                .encodeToString(("loader:" + SharedEngine.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return (requestLine + "\r\nHost: localhost\r\nAuthorization: Basic " + credentials + "\r\n" + framing
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

package io.chokepoint.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A query that really takes long, behind a route of its own, is stopped at the server with the request it runs for. */
@QuarkusTest
class RequestWorkIT extends ApiTest {
    private static final Duration DEADLINE = Duration.ofMillis(1500);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @TestHTTPResource("/slow")
    URI slow;

    @Test
    void aClientThatGoesAwayEndsItsQuery() throws Exception {
        try (Socket client = ask("client_gone", "60000")) {
            await("client_gone", 1, Duration.ofSeconds(5));
        }
        long left = System.nanoTime();
        await("client_gone", 0, LIMIT);
        assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(LIMIT);
    }

    @Test
    void theDeadlineEndsItsQueryAndSaysSo() throws Exception {
        try (Socket client = ask("deadline", Long.toString(DEADLINE.toMillis()))) {
            await("deadline", 1, Duration.ofSeconds(5));
            await("deadline", 0, DEADLINE.plus(LIMIT));
            client.setSoTimeout(5000);
            String answer = new String(client.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 504 Ga");
        }
    }

    private Socket ask(String name, String millis) throws IOException {
        Socket client = new Socket(slow.getHost(), slow.getPort());
        client.getOutputStream()
                .write("GET /slow?name=%s&millis=%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(name, millis)
                        .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        return client;
    }

    private static void await(String name, int count, Duration limit) throws SQLException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (running(name) != count && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(running(name)).as("queries named " + name).isEqualTo(count);
    }

    private static int running(String name) throws SQLException {
        ClickHouseAccess access = ClickHouseAccess.fromEnvironment(
                ApiStack.servers().environment().migrator());
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count() FROM system.processes WHERE position(query, concat('slow_', ?)) > 0"
                                + " AND position(query, 'system.processes') = 0")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Serves a query that takes a minute. */
    @ApplicationScoped
    static class SlowRoute {
        private final ReaderPool pool;
        private final ClickHouseReader reader;

        SlowRoute(ReaderPool pool, ClickHouseReader reader) {
            this.pool = pool;
            this.reader = reader;
        }

        void register(@Observes Router router) {
            router.get("/slow").handler(this::serve);
        }

        private void serve(RoutingContext request) {
            RequestWork.begin(
                    request, Duration.ofMillis(Long.parseLong(request.request().getParam("millis"))));
            String definitions = "visible_index_definition AS ";
            String sql = "SELECT sum(sipHash64(a.index_id, b.index_id, c.index_id, d.index_id, e.index_id, f.index_id,"
                    + " g.index_id, h.index_id)) AS slow_" + request.request().getParam("name") + " FROM " + definitions
                    + String.join(", " + definitions, "a", "b", "c", "d", "e", "f", "g", "h");
            pool.read(() -> reader.listShared(sql, row -> row.getLong(1)))
                    .subscribe()
                    .with(
                            rows -> request.response().end(),
                            failure -> request.response().setStatusCode(504).end());
        }
    }
}

package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineConnection;
import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.chokepoint.local.clickhouse.chdb.EngineInsert;
import io.chokepoint.local.clickhouse.chdb.EngineResult;
import io.chokepoint.local.clickhouse.http.HttpExchange;
import io.chokepoint.local.clickhouse.http.QueryRequest;
import io.chokepoint.local.clickhouse.sql.Statement;
import io.chokepoint.local.clickhouse.sql.StatementKind;
import io.chokepoint.local.clickhouse.sql.ValuesGuard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers one request: who asks, what, may they, on which connection, and in which state it is left. */
final class QueryHandler implements Consumer<HttpExchange> {

    private static final String DEFAULT_DATABASE = "default";

    private final Map<String, ServedUser> users;
    private final RunningQueries running;
    private final Path results;
    private final String version;

    QueryHandler(Map<String, ServedUser> users, RunningQueries running, Path results, String version) {
        this.users = Map.copyOf(users);
        this.running = running;
        this.results = results;
        this.version = version;
    }

    @Override
    public void accept(HttpExchange exchange) {
        try {
            answer(exchange);
            exchange.finish();
        } catch (EngineException e) {
            exchange.fail(e, version);
        } catch (IOException e) {
            // Of the client's body or connection; there may be nobody left to tell.
            exchange.fail(
                    EngineException.of(210, "NETWORK_ERROR", "Cannot read the request: " + e.getMessage()), version);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            exchange.fail(EngineException.of(1001, "STD_EXCEPTION", "Fault of the server: " + e), version);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.receive();
        QueryRequest request = exchange.request();
        ServedUser user = authenticate(request);
        RequestStatement text = RequestStatement.read(request.query(), exchange.body());
        user.checkText(text.statement(), exchange.isReadOnly());
        Map<String, String> settings = user.settings(request);
        if (text.statement().kind() == StatementKind.KILL) {
            kill(exchange, user, text.statement());
            return;
        }
        try (Lease lease = user.acquire(exchange)) {
            runOn(lease, exchange, user, text, settings);
        }
    }

    private ServedUser authenticate(QueryRequest request) {
        ServedUser user = users.get(request.user());
        if (user == null || !user.hasPassword(request.password())) {
            throw EngineException.of(
                    EngineException.AUTHENTICATION_FAILED,
                    "AUTHENTICATION_FAILED",
                    request.user() + ": Authentication failed: password is incorrect, or there is no user with such"
                            + " name.");
        }
        return user;
    }

    private void runOn(
            Lease lease, HttpExchange exchange, ServedUser user, RequestStatement text, Map<String, String> settings)
            throws IOException {
        String sql = new String(text.bytes(), 0, Math.min(text.bytes().length, 1 << 10), StandardCharsets.UTF_8);
        RunningQuery query = running.start(user.name(), exchange.request().queryId(), sql);
        boolean settled = false;
        try {
            exchange.onClientGone(() -> running.kill(query));
            prepare(lease, exchange.request(), settings);
            execute(lease.connection(), exchange, user, query, text, settings);
            settled = !query.isKilled();
        } catch (EngineException e) {
            // After a time-out or a kill the engine may still be busy with the statement: never used again.
            settled = lease.connection().settle() && !e.abandoned() && !query.isKilled();
            throw e;
        } finally {
            boolean leavesTraces = text.statement().changesSession()
                    && exchange.request().session().isEmpty();
            if (!settled || leavesTraces) {
                lease.retire();
            }
            exchange.onClientGone(() -> {});
            running.end(query);
        }
    }

    private static void prepare(Lease lease, QueryRequest request, Map<String, String> settings) {
        try {
            lease.connection().prepare(request.database().orElse(DEFAULT_DATABASE), settings);
        } catch (EngineException e) {
            lease.retire();
            throw e;
        }
    }

    private void execute(
            UserConnection connection,
            HttpExchange exchange,
            ServedUser user,
            RunningQuery query,
            RequestStatement text,
            Map<String, String> settings)
            throws IOException {
        QueryRequest request = exchange.request();
        Statement statement = text.statement();
        if (statement.kind() == StatementKind.SELECT) {
            user.checkReads(
                    connection, query, request.database().orElse(DEFAULT_DATABASE), statement, request.parameters());
            new SelectAnswer(exchange, connection.engine(), query, results).send(statement, text.bytes(), settings);
        } else if (statement.bringsData()) {
            insert(exchange, connection.engine(), query, text);
        } else {
            command(exchange, connection.engine(), query, text);
        }
    }

    private static void insert(
            HttpExchange exchange, EngineConnection engine, RunningQuery query, RequestStatement text)
            throws IOException {
        Statement statement = text.statement();
        String format = statement.formatName().orElseThrow();
        InputStream data = format.equalsIgnoreCase("Values") ? new ValuesGuard(text.data()) : text.data();
        try (EngineInsert insert = engine.insert(query.tagged(statement.beforeFormat()), format)) {
            byte[] piece = new byte[EngineInsert.PIECE_BYTES];
            for (int n = data.readNBytes(piece, 0, piece.length); n > 0; n = data.readNBytes(piece, 0, piece.length)) {
                insert.append(piece, n);
            }
            exchange.summary(insert.finish());
        }
        exchange.send(new byte[0]);
    }

    private static void command(
            HttpExchange exchange, EngineConnection engine, RunningQuery query, RequestStatement text)
            throws IOException {
        // The engine does not take SET and USE behind a comment.
        byte[] sql = text.statement().kind() == StatementKind.SESSION ? text.bytes() : query.tagged(text.bytes());
        OutputFormat format = OutputFormat.of(
                text.statement().formatName().orElse(exchange.request().format()));
        exchange.header("X-ClickHouse-Format", format.name());
        exchange.header("Content-Type", format.mediaType());
        try (EngineResult result =
                engine.query(sql, format.name(), exchange.request().parameters())) {
            exchange.summary(result.progress());
            exchange.send(result.bytes());
        }
    }

    /** Stops a query of the same user, and answers with it as the engine would. */
    private void kill(HttpExchange exchange, ServedUser user, Statement statement) throws IOException {
        String queryId = statement
                .killedQueryId()
                .orElseThrow(() -> EngineException.of(
                        EngineException.NOT_IMPLEMENTED,
                        "NOT_IMPLEMENTED",
                        "KILL is understood as KILL QUERY WHERE query_id = '…' only"));
        Optional<RunningQuery> victim = running.find(user.name(), queryId);
        victim.ifPresent(running::kill);
        String row = "SELECT 'waiting' AS kill_status, %s AS query_id, %s AS user, %s AS query%s"
                .formatted(
                        UserConnection.quoted(queryId, '\''),
                        UserConnection.quoted(user.name(), '\''),
                        UserConnection.quoted(victim.map(RunningQuery::sql).orElse(""), '\''),
                        victim.isPresent() ? "" : " WHERE 0");
        String format = statement.formatName().orElse(exchange.request().format());
        exchange.header("X-ClickHouse-Format", format);
        exchange.send(running.bytes(row, format));
    }
}

package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineConnection;
import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.chokepoint.local.clickhouse.chdb.EngineResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The statements under way, by user and query id, and the means to stop one: a connection for nothing else. */
final class RunningQueries implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final int EXCERPT = 300;

    private final EngineConnection control;
    private final ScheduledExecutorService timer;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, RunningQuery> byKey = new ConcurrentHashMap<>();

    RunningQueries(EngineConnection control, ScheduledExecutorService timer) {
        this.control = control;
        this.timer = timer;
    }

    /** @throws EngineException if the user has a running query of this id */
    RunningQuery start(String user, String queryId, String sql) {
        String excerpt = sql.length() > EXCERPT ? sql.substring(0, EXCERPT) + "…" : sql;
        RunningQuery query = new RunningQuery(numbers.incrementAndGet(), user, queryId, excerpt);
        if (byKey.putIfAbsent(key(user, queryId), query) != null) {
            throw EngineException.of(
                    EngineException.QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING,
                    "QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING",
                    "Query with id = " + queryId + " is already running");
        }
        return query;
    }

    void end(RunningQuery query) {
        byKey.remove(key(query.user(), query.queryId()), query);
    }

    Optional<RunningQuery> find(String user, String queryId) {
        return Optional.ofNullable(byKey.get(key(user, queryId)));
    }

    int count() {
        return byKey.size();
    }

    /** Stops a statement; returns at once. Asked again until it has ended, since it may not have begun yet. */
    void kill(RunningQuery query) {
        query.markKilled();
        timer.execute(() -> killNow(query));
    }

    void killAll() {
        byKey.values().forEach(this::kill);
    }

    private void killNow(RunningQuery query) {
        if (byKey.get(key(query.user(), query.queryId())) != query) {
            return;
        }
        try {
            // SYNC would wait for the statement's connection, which may be waiting for its client.
            bytes("KILL QUERY WHERE startsWith(query, " + UserConnection.quoted(query.tag(), '\'') + ") ASYNC", "Null");
        } catch (EngineException e) {
            System.err.println("Cannot stop statement " + query.queryId() + " yet: " + e.getMessage());
        }
        timer.schedule(() -> killNow(query), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a statement of the server's own, outside every pool. */
    synchronized byte[] bytes(String sql, String format) {
        try (EngineResult result = control.query(sql.getBytes(StandardCharsets.UTF_8), format, Map.of())) {
            return result.bytes();
        }
    }

    private static String key(String user, String queryId) {
        return user + '\n' + queryId;
    }

    @Override
    public synchronized void close() {
        control.close();
    }
}

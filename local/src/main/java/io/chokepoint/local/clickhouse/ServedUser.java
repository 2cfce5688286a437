package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.chokepoint.local.clickhouse.http.HttpExchange;
import io.chokepoint.local.clickhouse.http.QueryRequest;
import io.chokepoint.local.clickhouse.sql.GrantedReads;
import io.chokepoint.local.clickhouse.sql.SettingRules;
import io.chokepoint.local.clickhouse.sql.Statement;
import io.chokepoint.local.clickhouse.sql.StatementGuard;
import io.chokepoint.local.clickhouse.sql.StatementKind;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** All that the server holds for one user: its connections, its sessions and the rules for its statements. */
final class ServedUser {

    /** Longest time of a reader's statement, and the time of one that names none. */
    static final long READER_MAX_SECONDS = 60;

    private static final long OTHERS_MAX_SECONDS = 3600;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EngineConfig.Account account;
    private final ConnectionPool pool;
    private final Sessions sessions;
    private final SettingRules settingRules;
    private final StatementGuard guard;
    private final ReadCheck readCheck;

    ServedUser(EngineConfig.Account account, EngineOpener opener, int poolSize, Executor background) {
        Supplier<UserConnection> connections = () -> UserConnection.open(opener, account);
        this.account = account;
        this.pool = new ConnectionPool(poolSize, PATIENCE, connections, background);
        this.sessions = new Sessions(connections, background);
        this.settingRules = isReader(account) ? SettingRules.READER : SettingRules.OPEN;
        this.guard = new StatementGuard(settingRules);
        this.readCheck = new ReadCheck(new GrantedReads(account.tables()));
    }

    private static boolean isReader(EngineConfig.Account account) {
        return account.kind() == ClickHouseUser.Kind.READER;
    }

    String name() {
        return account.name();
    }

    boolean hasPassword(String password) {
        return account.hasPassword(password);
    }

    Sessions sessions() {
        return sessions;
    }

    /** Closes every connection that nobody uses. */
    void close() {
        pool.close();
        sessions.close();
    }

    Lease acquire(HttpExchange exchange) {
        return exchange.request()
                .session()
                .map(sessions::acquire)
                .orElseGet(() -> pool.acquire(exchange::isClientGone));
    }

    /** Every setting of a request; a time limit is always among them. */
    Map<String, String> settings(QueryRequest request) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("max_execution_time", Long.toString(isReader(account) ? READER_MAX_SECONDS : OTHERS_MAX_SECONDS));
        request.settings().forEach((name, value) -> {
            settingRules.require(name);
            settings.put(name, value);
        });
        return settings;
    }

    /**
     * Refuses what this user may not run, as far as the text tells.
     *
     * @param readOnly whether the request may only read
     */
    void checkText(Statement statement, boolean readOnly) {
        guard.check(statement);
        StatementKind kind = statement.kind();
        if (isReader(account) && kind != StatementKind.SELECT && kind != StatementKind.KILL) {
            throw EngineException.accessDenied(
                    "Not enough privileges: user " + account.name() + " may only SELECT from its views");
        }
        if (readOnly && kind != StatementKind.SELECT && kind != StatementKind.DESCRIPTION) {
            throw EngineException.of(
                    EngineException.READONLY,
                    "READONLY",
                    "Cannot execute query in readonly mode. For queries over HTTP, method GET implies readonly."
                            + " You should use method POST for modifying queries");
        }
    }

    /** Refuses what this user may not read, as the engine understands the statement. */
    void checkReads(
            UserConnection connection,
            RunningQuery query,
            String database,
            Statement statement,
            Map<String, String> parameters) {
        if (isReader(account) && statement.kind() == StatementKind.SELECT) {
            readCheck.check(connection.engine(), query, database, statement, parameters);
        }
    }
}

package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineConnection;
import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A connection that is in one user's role for good, and knows the database and settings it is set to. */
final class UserConnection implements AutoCloseable {

    private final EngineConnection engine;
    private final Map<String, String> settings = new TreeMap<>();
    private String database = "default";

    private UserConnection(EngineConnection engine) {
        this.engine = engine;
    }

    /** @throws IllegalStateException if the engine does not hold the connection to the role */
    static UserConnection open(EngineOpener opener, EngineConfig.Account account) {
        EngineConnection engine = opener.open();
        EngineGrants.enter(account).forEach(engine::execute);
        String roles = engine.text("SELECT arrayStringConcat(currentRoles(), ',')", "TSVRaw", Map.of())
                .strip();
        if (!roles.equals(EngineGrants.roleOf(account))) {
            engine.close();
            throw new IllegalStateException(
                    "The engine gave user " + account.name() + " the roles '" + roles + "'; nothing is served so");
        }
        return new UserConnection(engine);
    }

    EngineConnection engine() {
        return engine;
    }

    /**
     * Brings database and settings to exactly those of a request; only the difference is sent.
     *
     * @param wanted every setting that is not to have its default
     * @throws EngineException if the engine refuses one; the connection is then in an unknown state
     */
    void prepare(String wantedDatabase, Map<String, String> wanted) {
        if (!wantedDatabase.equals(database)) {
            engine.execute("USE " + quoted(wantedDatabase, '`'));
            database = wantedDatabase;
        }
        StringJoiner changes = new StringJoiner(", ", "SET ", "").setEmptyValue("");
        settings.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(name -> changes.add(name + " = DEFAULT"));
        wanted.forEach((name, value) -> {
            if (!value.equals(settings.get(name))) {
                changes.add(name + " = " + quoted(value, '\''));
            }
        });
        if (changes.length() > 0) {
            engine.execute(changes.toString());
            settings.clear();
            settings.putAll(wanted);
        }
    }

    /**
     * Ends what a failed statement left open: it stays in the engine, with its locks, until the next one.
     *
     * @return whether the connection answers as it should
     */
    boolean settle() {
        try {
            return engine.text("SELECT 1", "TSVRaw", Map.of()).equals("1\n");
        } catch (EngineException e) {
            // A statement that was stopped may report that once more, in place of the first answer.
            return false;
        }
    }

    static String quoted(String text, char quote) {
        return quote + text.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote) + quote;
    }

    @Override
    public void close() {
        engine.close();
    }
}

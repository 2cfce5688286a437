package io.chokepoint.local.clickhouse.sql;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables and views that a reader may name in a query, and nothing else: system tables would show it other
 * sessions' statements.
 */
public final class GrantedReads {

    /** Tables without content of anyone. */
    private static final Set<String> CONSTANT_TABLES = Set.of("system.one", "system.numbers");

    private static final Set<String> CONSTANT_TABLE_FUNCTIONS = Set.of("numbers", "generate_series", "values");

    private final Set<String> granted;

    /** @param views as {@code database.view} */
    public GrantedReads(Collection<String> views) {
        granted = new TreeSet<>(views);
        granted.addAll(CONSTANT_TABLES);
    }

    /** @throws EngineException with {@code ACCESS_DENIED} on the first thing that is not granted */
    public void check(QueryTree tree) {
        for (String table : tree.tables()) {
            if (!granted.contains(table)) {
                throw denied("SELECT ON " + table);
            }
        }
        for (String function : tree.tableFunctions()) {
            if (!CONSTANT_TABLE_FUNCTIONS.contains(function)) {
                throw denied("the table function " + function);
            }
        }
        for (String function : tree.functions()) {
            if (StatementGuard.FILE_FUNCTIONS.contains(function.toLowerCase(Locale.ROOT))) {
                throw denied("the function " + function);
            }
        }
    }

    private static EngineException denied(String grant) {
        return EngineException.accessDenied(
                "Not enough privileges. To execute this query, it's necessary to have the grant " + grant);
    }
}

package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineConnection;
import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.chokepoint.local.clickhouse.sql.GrantedReads;
import io.chokepoint.local.clickhouse.sql.QueryTree;
import io.chokepoint.local.clickhouse.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets a reader's {@code SELECT} pass if all that it reads is granted, by the engine's own reading of it. Remembers
 * what passed.
 *
 * <p>The role of the connection refuses the tables of others too; this is the wall before it, and the only one before
 * system tables and functions.
 */
final class ReadCheck {

    private static final int REMEMBERED = 10_000;
    private static final int LONGEST_REMEMBERED = 1 << 16;

    private final GrantedReads granted;
    private final Set<List<Object>> passed =
            Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<List<Object>, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            }));

    ReadCheck(GrantedReads granted) {
        this.granted = granted;
    }

    /** @throws EngineException with {@code ACCESS_DENIED}, or any error that the query has in itself */
    void check(
            EngineConnection engine,
            RunningQuery query,
            String database,
            Statement statement,
            Map<String, String> parameters) {
        String sql = statement.withoutFormat();
        // Values do not decide what is read, unless one of them is the name of it.
        List<Object> key = List.of(database, sql, statement.hasIdentifierParameter() ? parameters : Map.of());
        if (!passed.contains(key)) {
            String asWritten = engine.text(query.tag() + QueryTree.EXPLAIN_AS_WRITTEN + sql, "TSVRaw", parameters);
            if (QueryTree.hasComputedArgument(asWritten)) {
                throw EngineException.accessDenied(
                        "Not enough privileges: the arguments of a view are constants, no queries or names");
            }
            String tree = engine.text(query.tag() + QueryTree.EXPLAIN + sql, "TSVRaw", parameters);
            granted.check(QueryTree.parse(tree));
            if (sql.length() <= LONGEST_REMEMBERED) {
                passed.add(key);
            }
        }
    }
}

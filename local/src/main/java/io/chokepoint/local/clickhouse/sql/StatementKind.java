package io.chokepoint.local.clickhouse.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the first word of a statement says about how it is to be run. */
public enum StatementKind {
    /** Returns rows, can be streamed. */
    SELECT("SELECT", "WITH", "FROM"),
    /** Brings data along, or selects it. */
    INSERT("INSERT"),
    /** Stops another statement; answered by the server, since the engine does not know query ids. */
    KILL("KILL"),
    /** Changes the session. */
    SESSION("SET", "USE"),
    /** Returns a small table about the schema or a plan. */
    DESCRIPTION("SHOW", "DESCRIBE", "DESC", "EXISTS", "EXPLAIN", "CHECK"),
    /** Changes schema or stored data. */
    CHANGE(
            "CREATE",
            "ALTER",
            "DROP",
            "TRUNCATE",
            "RENAME",
            "EXCHANGE",
            "ATTACH",
            "DETACH",
            "UNDROP",
            "OPTIMIZE",
            "DELETE",
            "UPDATE",
            "REPLACE",
            "SYSTEM",
            "GRANT",
            "REVOKE",
            "MOVE",
            "BACKUP",
            "RESTORE");

    private final Set<String> firstWords;

    StatementKind(String... firstWords) {
        this.firstWords = Set.of(firstWords);
    }

    static Optional<StatementKind> of(Token first) {
        if (first.isSymbol('(')) {
            return Optional.of(SELECT);
        }
        String word = first.text().toUpperCase(Locale.ROOT);
        for (StatementKind kind : values()) {
            if (first.kind() == Token.Kind.WORD && kind.firstWords.contains(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}

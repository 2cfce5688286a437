package io.chokepoint.local.clickhouse.sql;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what the embedded engine would do for its own process, but a server never does for a client: reading and
 * writing files beside the data, leaving a role, and settings outside a user's {@link SettingRules}.
 *
 * <p>Tables are guarded by the engine's own grants; this is for what those do not cover.
 */
public final class StatementGuard {

    /** Functions that read files of this machine. The engine holds only table functions to its grants. */
    static final Set<String> FILE_FUNCTIONS = Set.of("file", "catboostevaluate");

    private static final Set<String> ENDS_OF_SETTINGS = Set.of(
            "FORMAT",
            "INTO",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "AS",
            "COMMENT",
            "VALUES",
            "SELECT",
            "WITH",
            "FROM",
            "PARALLEL",
            "PRIMARY",
            "ORDER",
            "TTL",
            "PARTITION");

    private final SettingRules settings;

    public StatementGuard(SettingRules settings) {
        this.settings = settings;
    }

    /** @throws EngineException with {@code ACCESS_DENIED} or {@code SETTING_CONSTRAINT_VIOLATION} */
    public void check(Statement statement) {
        List<Token> tokens = statement.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            checkFileClause(tokens, i);
            checkFileFunction(tokens, i);
            if (tokens.get(i).is("SETTINGS")) {
                checkSettings(tokens, i + 1);
            }
        }
        if (tokens.get(0).is("SET")) {
            checkSet(tokens);
        }
    }

    private static void checkFileClause(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (at > 0
                && ((token.is("OUTFILE") && tokens.get(at - 1).is("INTO"))
                        || (token.is("INFILE") && tokens.get(at - 1).is("FROM")))) {
            throw EngineException.accessDenied("%s %s is for files of the client, which an HTTP client sends and"
                            .formatted(tokens.get(at - 1).text().toUpperCase(Locale.ROOT), token.text())
                    + " receives itself");
        }
    }

    private static void checkFileFunction(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (!token.isName()) {
            return;
        }
        boolean called = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol('(');
        boolean applied = at > 0
                && (tokens.get(at - 1).is("APPLY")
                        || (at > 1
                                && tokens.get(at - 1).isSymbol('(')
                                && tokens.get(at - 2).is("APPLY")));
        if ((called || applied) && (token.hasEscape() || FILE_FUNCTIONS.contains(token.name()))) {
            throw EngineException.accessDenied(
                    "Not enough privileges: function %s reads files of the server".formatted(token.text()));
        }
    }

    /** Names stand first and after each comma; a boolean setting may come without a value. */
    private void checkSettings(List<Token> tokens, int from) {
        boolean expectName = true;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.depth() < tokens.get(from - 1).depth()
                    || ENDS_OF_SETTINGS.contains(token.text().toUpperCase(Locale.ROOT))) {
                return;
            }
            if (expectName && token.isName()) {
                settings.require(token.name());
            }
            expectName =
                    token.isSymbol(',') && token.depth() == tokens.get(from - 1).depth();
        }
    }

    private void checkSet(List<Token> tokens) {
        boolean assigns =
                tokens.size() > 2 && tokens.get(1).isName() && tokens.get(2).isSymbol('=');
        if (!assigns) {
            throw EngineException.accessDenied("Not enough privileges: only SET name = value is open to a client");
        }
        checkSettings(tokens, 1);
    }
}

package io.chokepoint.local.clickhouse.sql;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One SQL statement, understood as far as the server needs to: its kind, its {@code FORMAT} clause, where the data of
 * an {@code INSERT} begins, and its tokens for {@link StatementGuard}.
 */
public final class Statement {

    private static final Set<String> DATA_SOURCES = Set.of("VALUES", "FORMAT", "SELECT", "WITH", "FROM", "WATCH");

    private final String text;
    private final StatementKind kind;
    private final List<Token> tokens;
    private final Optional<Token> format;
    private final int dataStart;

    private Statement(String text, StatementKind kind, List<Token> tokens, Optional<Token> format, int dataStart) {
        this.text = text;
        this.kind = kind;
        this.tokens = List.copyOf(tokens);
        this.format = format;
        this.dataStart = dataStart;
    }

    /**
     * Reads a statement, or the beginning of one that brings data along.
     *
     * @param bytes UTF-8; for an {@code INSERT} with data as much of the data as happens to be there
     * @throws EngineException if it is none that ClickHouse knows
     */
    public static Statement parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Lexer lexer = new Lexer(text);
        Token first = lexer.next().orElseThrow(() -> EngineException.syntaxError("Empty query"));
        StatementKind kind = StatementKind.of(first)
                .orElseThrow(() -> EngineException.syntaxError("failed at position %d ('%s'): no statement begins so"
                        .formatted(first.start() + 1, utf8(first.text()))));
        return kind == StatementKind.INSERT ? insert(text, lexer, first) : whole(text, kind);
    }

    private static Statement whole(String text, StatementKind kind) {
        List<Token> tokens = Lexer.tokens(text);
        return new Statement(text, kind, tokens, formatClause(tokens), -1);
    }

    /** {@code FORMAT name} at the end, before nothing but settings. */
    private static Optional<Token> formatClause(List<Token> tokens) {
        for (int i = tokens.size() - 2; i > 0; i--) {
            Token token = tokens.get(i);
            if (token.is("FORMAT") && token.depth() == 0 && tokens.get(i + 1).isName()) {
                boolean last = i + 2 == tokens.size()
                        || tokens.get(i + 2).isSymbol(';')
                        || tokens.get(i + 2).is("SETTINGS");
                return last ? Optional.of(token) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Statement insert(String text, Lexer lexer, Token first) {
        List<Token> tokens = new ArrayList<>(List.of(first));
        int target = 0;
        for (Optional<Token> next = lexer.next(); next.isPresent(); next = lexer.next()) {
            Token token = next.get();
            Token previous = tokens.get(tokens.size() - 1);
            tokens.add(token);
            boolean keyword = token.is("INTO") || token.is("TABLE") || token.is("FUNCTION");
            if (target == 0) {
                // The name of the target may itself be a keyword.
                target = keyword && tokens.size() <= 3 ? 0 : tokens.size();
            } else if (opensSubquery(previous, token)) {
                return whole(text, StatementKind.INSERT);
            } else if (token.depth() == 0 && !previous.isSymbol('.') && startsData(token)) {
                return switch (token.text().toUpperCase(Locale.ROOT)) {
                    case "VALUES" -> new Statement(text, StatementKind.INSERT, tokens, Optional.of(token), token.end());
                    case "FORMAT" -> withFormat(text, lexer, tokens, token);
                    default -> whole(text, StatementKind.INSERT);
                };
            }
        }
        return new Statement(text, StatementKind.INSERT, tokens, Optional.empty(), -1);
    }

    private static boolean opensSubquery(Token previous, Token token) {
        return previous.isSymbol('(') && (token.is("SELECT") || token.is("WITH"));
    }

    private static boolean startsData(Token token) {
        return token.kind() == Token.Kind.WORD
                && DATA_SOURCES.contains(token.text().toUpperCase(Locale.ROOT));
    }

    private static Statement withFormat(String text, Lexer lexer, List<Token> tokens, Token format) {
        Token name = lexer.next().orElseThrow(() -> EngineException.syntaxError("FORMAT without a name"));
        tokens.add(name);
        return new Statement(text, StatementKind.INSERT, tokens, Optional.of(format), afterLineBreak(text, name.end()));
    }

    /** Data begin after the format's name, blanks, and one line break. */
    private static int afterLineBreak(String text, int from) {
        int at = from;
        while (at < text.length() && " \t\r;".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
    }

    public StatementKind kind() {
        return kind;
    }

    /** Whether this is an {@code INSERT} whose rows stand behind it instead of in a {@code SELECT}. */
    public boolean bringsData() {
        return dataStart >= 0;
    }

    /** Byte offset of the data; only if it {@link #bringsData}. */
    public int dataStart() {
        return dataStart;
    }

    /** Name of the {@code FORMAT} clause, as written. */
    public Optional<String> formatName() {
        return format.map(
                token -> token.is("VALUES") ? "Values" : formatToken(token).text());
    }

    private Token formatToken(Token keyword) {
        return tokens.stream()
                .filter(token -> token.start() >= keyword.end())
                .findFirst()
                .orElseThrow();
    }

    /** The part of an {@code INSERT} before {@code FORMAT} or {@code VALUES}. */
    public byte[] beforeFormat() {
        int end = format.map(Token::start).orElse(text.length());
        return text.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The statement with its result sent to a file instead, which the engine creates. */
    public byte[] intoFile(String path, String formatName) {
        String clause = " INTO OUTFILE '" + path.replace("\\", "\\\\").replace("'", "\\'") + "' ";
        int end = endWithoutSemicolon();
        String written = format.isPresent()
                ? text.substring(0, format.get().start())
                        + clause
                        + text.substring(format.get().start(), end)
                : text.substring(0, end) + clause + "FORMAT " + formatName;
        return written.getBytes(StandardCharsets.ISO_8859_1);
    }

    private int endWithoutSemicolon() {
        int last = tokens.size() - 1;
        while (last > 0 && tokens.get(last).isSymbol(';')) {
            last--;
        }
        return tokens.get(last).end();
    }

    /** The statement without its {@code FORMAT} clause. */
    public String withoutFormat() {
        String latin1 = text.substring(0, endWithoutSemicolon());
        if (format.isPresent()) {
            latin1 = text.substring(0, format.get().start())
                    + text.substring(formatToken(format.get()).end(), endWithoutSemicolon());
        }
        return utf8(latin1);
    }

    /** Whether rows of another shape follow the result, so that its blocks are no simple sequence. */
    public boolean hasTotals() {
        return tokens.stream().anyMatch(token -> token.is("TOTALS"));
    }

    /** Whether it creates a temporary table or changes settings, which outlive it on its connection. */
    public boolean changesSession() {
        return kind == StatementKind.SESSION
                || (kind == StatementKind.CHANGE && tokens.stream().limit(4).anyMatch(token -> token.is("TEMPORARY")));
    }

    /** For {@code KILL QUERY … WHERE query_id = '…'} that id; empty for any other condition. */
    public Optional<String> killedQueryId() {
        for (int i = 0; i + 3 < tokens.size(); i++) {
            boolean condition = tokens.get(i).is("WHERE")
                    && tokens.get(i + 1).isName()
                    && tokens.get(i + 1).name().equals("query_id")
                    && tokens.get(i + 2).isSymbol('=')
                    && tokens.get(i + 3).kind() == Token.Kind.STRING;
            boolean last = i + 4 == tokens.size()
                    || tokens.get(i + 4).kind() != Token.Kind.WORD
                    || tokens.get(i + 4).is("SYNC")
                    || tokens.get(i + 4).is("ASYNC");
            if (condition && last) {
                String quoted = tokens.get(i + 3).text();
                return Optional.of(utf8(quoted.substring(1, quoted.length() - 1)));
            }
        }
        return Optional.empty();
    }

    /** Whether a placeholder names a table or column, so that its value decides what is read. */
    public boolean hasIdentifierParameter() {
        return tokens.stream().anyMatch(token -> token.is("Identifier"));
    }

    List<Token> tokens() {
        return tokens;
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

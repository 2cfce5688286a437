package io.chokepoint.local.clickhouse.sql;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a statement into tokens by ClickHouse's lexical rules, one at a time, so that the data behind an
 * {@code INSERT} is never looked at.
 *
 * <p>The text is decoded as ISO-8859-1: offsets are byte offsets, and bytes of other scripts count as letters.
 */
final class Lexer {

    // First two UTF-8 bytes of the typographic quotes, which the engine takes for quotes too.
    private static final String TYPOGRAPHIC = "\u00e2\u0080";
    private static final String TYPOGRAPHIC_QUOTES = "\u0098\u0099\u009c\u009d";

    private final String text;
    private int at;
    private int depth;

    Lexer(String text) {
        this.text = text;
    }

    /** All tokens of a whole statement. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
            tokens.add(token.get());
        }
        return tokens;
    }

    /**
     * The next token, empty at the end.
     *
     * @throws EngineException if a quote is not closed, or a character could mean something else to the engine
     */
    Optional<Token> next() {
        skipBlanksAndComments();
        if (at >= text.length()) {
            return Optional.empty();
        }
        char c = text.charAt(at);
        if (c == '\'') {
            return Optional.of(token(Token.Kind.STRING, quoted(c)));
        }
        if (c == '`' || c == '"') {
            return Optional.of(token(Token.Kind.QUOTED_NAME, quoted(c)));
        }
        if (c == '$') {
            int end = heredoc();
            if (end > 0) {
                return Optional.of(token(Token.Kind.STRING, end));
            }
        }
        if (isWordPart(c)) {
            return Optional.of(word());
        }
        if (c == 0) {
            throw EngineException.syntaxError("a zero byte at position " + (at + 1));
        }
        return Optional.of(symbol(c));
    }

    private Token word() {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            if (text.startsWith(TYPOGRAPHIC, end)
                    && end + 2 < text.length()
                    && TYPOGRAPHIC_QUOTES.indexOf(text.charAt(end + 2)) >= 0) {
                throw EngineException.syntaxError(
                        "a typographic quote at position " + (end + 1) + "; write ' or \" instead");
            }
            end++;
        }
        return token(Token.Kind.WORD, end);
    }

    private Token symbol(char c) {
        if (c == ')' || c == ']' || c == '}') {
            depth = Math.max(0, depth - 1);
        }
        Token token = token(Token.Kind.SYMBOL, at + 1);
        if (c == '(' || c == '[' || c == '{') {
            depth++;
        }
        return token;
    }

    private Token token(Token.Kind kind, int end) {
        Token token = new Token(kind, text.substring(at, end), at, end, depth);
        at = end;
        return token;
    }

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                at++;
            } else if (text.startsWith("--", at) || text.startsWith("# ", at) || text.startsWith("#!", at)) {
                at = after(text.indexOf('\n', at), 1);
            } else if (text.startsWith("/*", at)) {
                at = after(text.indexOf("*/", at + 2), 2);
            } else {
                return;
            }
        }
    }

    private int after(int found, int length) {
        return found < 0 ? text.length() : found + length;
    }

    /** End of a quoted text, which both doubling and a backslash can carry past a quote. */
    private int quoted(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        throw EngineException.syntaxError("the quote at position " + (at + 1) + " is not closed");
    }

    /** End of {@code $tag$ … $tag$}, or -1 if none begins here. */
    private int heredoc() {
        int open = at + 1;
        while (open < text.length() && isWordPart(text.charAt(open)) && text.charAt(open) != '$') {
            open++;
        }
        if (open >= text.length() || text.charAt(open) != '$') {
            return -1;
        }
        String tag = text.substring(at, open + 1);
        int close = text.indexOf(tag, open + 1);
        return close < 0 ? -1 : close + tag.length();
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}

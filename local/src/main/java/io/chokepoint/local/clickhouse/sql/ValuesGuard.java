package io.chokepoint.local.clickhouse.sql;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the data of {@code INSERT … VALUES} and refuses calls of functions that read files: the engine evaluates
 * expressions there, and {@link StatementGuard} does not see them.
 *
 * <p>Follows strings and quoted names over the borders of reads. A name that precedes an opening bracket, or what
 * might be a comment before one, counts as called.
 */
public final class ValuesGuard extends FilterInputStream {

    private static final int LONGEST_NAME = StatementGuard.FILE_FUNCTIONS.stream()
            .mapToInt(String::length)
            .max()
            .orElseThrow();

    private final StringBuilder name = new StringBuilder();
    private char quote;
    private boolean escaped;
    private boolean nameEnded;
    private boolean nameEscaped;

    public ValuesGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            look((char) b);
        }
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        for (int i = 0; i < n; i++) {
            look((char) (target[offset + i] & 0xff));
        }
        return n;
    }

    private void look(char c) {
        if (quote != 0) {
            lookQuoted(c);
        } else if (c == '\'' || c == '`' || c == '"') {
            quote = c;
            startName();
        } else if (isNamePart(c)) {
            if (nameEnded) {
                startName();
            }
            extend(c);
        } else if (c == '(' || c == '/' || c == '-' || c == '#') {
            requireHarmless();
            startName();
        } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
            nameEnded = true;
        } else {
            startName();
        }
    }

    private void lookQuoted(char c) {
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
            nameEscaped = true;
        } else if (c == quote) {
            if (quote == '\'') {
                startName();
            }
            nameEnded = true;
            quote = 0;
        } else {
            extend(c);
        }
    }

    private void startName() {
        name.setLength(0);
        nameEnded = false;
        nameEscaped = false;
    }

    private void extend(char c) {
        // One more than the longest is enough to tell it from all of them.
        if (name.length() <= LONGEST_NAME) {
            name.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
    }

    private void requireHarmless() {
        if (nameEscaped || StatementGuard.FILE_FUNCTIONS.contains(name.toString())) {
            throw EngineException.accessDenied("Not enough privileges: function %s reads files of the server"
                    .formatted(
                            new String(name.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
        }
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c >= 0x80;
    }
}

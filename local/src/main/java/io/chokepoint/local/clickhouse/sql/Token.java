package io.chokepoint.local.clickhouse.sql;

import java.util.Locale;

/**
 * One lexical unit of a statement, by its place in the text.
 *
 * @param text as written, quotes included
 * @param start offset of its first character
 * @param end offset after its last
 * @param depth number of brackets open around it
 */
record Token(Kind kind, String text, int start, int end, int depth) {

    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        SYMBOL
    }

    /** Whether it is this keyword, bare. */
    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /**
     * The name in lower case, without quotes. A quoted name with an escape in it is returned as written, which equals
     * no name that anyone compares it with.
     */
    String name() {
        String bare = kind == Kind.QUOTED_NAME ? text.substring(1, text.length() - 1) : text;
        return bare.toLowerCase(Locale.ROOT);
    }

    /** Whether a quoted name hides characters behind escapes. */
    boolean hasEscape() {
        return kind == Kind.QUOTED_NAME && text.indexOf('\\') >= 0;
    }
}

package io.chokepoint.bench.duckdb;

import java.nio.file.Path;

/** Literals; a table function takes no parameters in a view, so paths become part of the statement. */
final class Sql {
    private Sql() {}

    /** A path as a string literal, quotes doubled. */
    static String text(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}

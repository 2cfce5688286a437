package io.chokepoint.local.clickhouse;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A user of the local ClickHouse, with what it may do.
 *
 * @param name lower-case letters, digits and underscores
 * @param tables what it is confined to, as {@code database.table} or {@code database.*}; empty for a migrator
 */
public record ClickHouseUser(String name, String password, Kind kind, List<String> tables) {

    /** What a user is for; decides its grants. */
    public enum Kind {
        /** Creates, changes and drops anything. */
        MIGRATOR,
        /** Selects from and inserts into its tables. */
        WRITER,
        /** Selects from its views, with every other read refused. */
        READER
    }

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern TABLE = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*\\.([a-zA-Z_][a-zA-Z0-9_]*|\\*)");

    public ClickHouseUser {
        Objects.requireNonNull(password, "password");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no user name: use a-z, 0-9 and _");
        }
        tables = List.copyOf(tables);
        for (String table : tables) {
            if (!TABLE.matcher(table).matches()) {
                throw new IllegalArgumentException("'" + table + "' is not of the form database.table");
            }
        }
        if (tables.isEmpty() != (kind == Kind.MIGRATOR)) {
            throw new IllegalArgumentException("User " + name + " of kind " + kind
                    + (tables.isEmpty() ? " needs the tables it may use" : " is not confined to tables"));
        }
    }

    public static ClickHouseUser migrator(String name, String password) {
        return new ClickHouseUser(name, password, Kind.MIGRATOR, List.of());
    }

    /** @param tables as {@code database.table}, or {@code database.*} */
    public static ClickHouseUser writer(String name, String password, String... tables) {
        return new ClickHouseUser(name, password, Kind.WRITER, List.of(tables));
    }

    /** @param views as {@code database.view} */
    public static ClickHouseUser reader(String name, String password, List<String> views) {
        return new ClickHouseUser(name, password, Kind.READER, views);
    }

    @Override
    public String toString() {
        return name + " (" + kind + ")";
    }
}

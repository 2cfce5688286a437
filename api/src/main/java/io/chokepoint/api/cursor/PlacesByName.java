package io.chokepoint.api.cursor;

import io.chokepoint.api.graphql.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cuts pages out of rows in the order of a name that no two of a connection share.
 *
 * @param connection makes the cursors
 * @param first size of the page
 * @param after cursor of the row before it, or null
 * @param name name of a row
 */
public record PlacesByName<T>(Cursors.Connection connection, int first, String after, Function<T, String> name) {
    private static final int MOST = 100;

    /** Checks the size, from 1 to 100. */
    public PlacesByName {
        Page.checkedSize(first, MOST);
    }

    /** The name before the page; the empty text is before all. */
    public String start() {
        return Optional.ofNullable(after)
                .map(cursor -> connection.decode(cursor).get(0))
                .orElse("");
    }

    /** Number of rows to read: one more tells whether there is another page. */
    public int limit() {
        return first + 1;
    }

    /** The cursor of a row. */
    public String cursor(T row) {
        return connection.encode(name.apply(row));
    }

    /** The page, of the rows after {@link #start}. */
    public Page<T> page(List<T> rows) {
        return Page.of(rows, first, after != null, this::cursor);
    }
}

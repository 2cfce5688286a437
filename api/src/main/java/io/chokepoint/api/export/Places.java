package io.chokepoint.api.export;

import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.graphql.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cuts pages out of lists that a person has made, and that are read whole: the oldest first, then by id.
 *
 * @param connection makes the cursors
 * @param placeOf where a row stands
 */
record Places<T>(Cursors.Connection connection, Function<T, Place> placeOf) {
    /** Largest page. */
    static final int MOST = 100;

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::createdAt).thenComparing(Place::id);

    String cursor(T row) {
        return placeOf.apply(row).cursor(connection);
    }

    /** A page of the rows after a cursor, from the beginning where it is null. */
    Page<T> page(List<T> rows, int first, String after) {
        Optional<Place> before = Place.after(connection, after);
        List<T> rest = rows.stream()
                .filter(row -> before.isEmpty() || ORDER.compare(placeOf.apply(row), before.get()) > 0)
                .sorted(Comparator.comparing(placeOf, ORDER))
                .limit(first + 1L)
                .toList();
        return Page.of(rest, first, after != null, this::cursor);
    }
}

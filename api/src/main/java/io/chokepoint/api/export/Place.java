package io.chokepoint.api.export;

import io.chokepoint.api.cursor.Cursors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a row stands in a list by time of making: what its cursor says. */
record Place(Instant createdAt, String id) {
    static Place of(List<String> parts) {
        return new Place(Instant.parse(parts.get(0)), parts.get(1));
    }

    /** The place that a cursor says, decoded by the connection that it is of. */
    static Optional<Place> after(Cursors.Connection places, String cursor) {
        return Optional.ofNullable(cursor).map(text -> of(places.decode(text)));
    }

    String cursor(Cursors.Connection places) {
        return places.encode(createdAt.toString(), id);
    }
}

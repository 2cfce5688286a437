package io.chokepoint.api.cursor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place in a ranking, whose pages keep the instant of knowledge of the first.
 *
 * @param rank 1 for the first
 */
public record PlaceByRank(Instant knownAt, long rank) {

    /** The place before a page; empty for the first page. */
    public static Optional<PlaceByRank> before(Cursors.Connection connection, String after) {
        return Optional.ofNullable(after).map(connection::decode).map(PlaceByRank::of);
    }

    /** The cursor of the place. */
    public String cursor(Cursors.Connection connection) {
        return connection.encode(knownAt.toString(), Long.toString(rank));
    }

    private static PlaceByRank of(List<String> parts) {
        return new PlaceByRank(Instant.parse(parts.get(0)), Long.parseLong(parts.get(1)));
    }
}

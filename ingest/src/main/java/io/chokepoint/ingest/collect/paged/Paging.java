package io.chokepoint.ingest.collect.paged;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a source pages through a list. */
public interface Paging {
    /**
     * One question.
     *
     * @param body JSON to POST, or null for a GET
     */
    record Question(URI url, String body) {}

    /**
     * Where a new sweep begins. May ask the source, such as for the block that the sweep is pinned to.
     *
     * @param now when the sweep begins
     */
    default SweepPlace begin(Instant now) {
        return SweepPlace.beginning(now, "");
    }

    /**
     * Where a sweep that stopped goes on, or nothing if it cannot.
     *
     * @param place that comes behind the page that landed last
     */
    default Optional<SweepPlace> resume(SweepPlace place) {
        return Optional.of(place);
    }

    /** Whether all pages of a sweep describe the same state, however long it takes. */
    default boolean pinned() {
        return false;
    }

    /** What to ask for the page at a token. */
    Question question(String token);

    /**
     * Where the page after this one begins, or null if this is the last one.
     *
     * @param page the whole page
     * @param records its records, in its order
     * @throws io.chokepoint.ingest.collect.CollectFailure if that cannot be told
     */
    String next(URI url, JsonNode page, List<JsonNode> records, String token);
}

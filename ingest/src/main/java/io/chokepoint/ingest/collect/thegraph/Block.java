package io.chokepoint.ingest.collect.thegraph;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.net.URI;
import java.time.Instant;

/**
 * A block that a subgraph has indexed.
 *
 * @param time when it was made
 */
record Block(long number, Instant time) {
    static final String QUERY = "{ _meta { hasIndexingErrors block { number hash timestamp } } }";

    /** @throws CollectFailure if the page says no block, or that the subgraph has failed */
    static Block of(URI place, JsonNode page) {
        JsonNode meta = page.at("/data/_meta");
        JsonNode number = meta.at("/block/number");
        JsonNode seconds = meta.at("/block/timestamp");
        if (!number.isIntegralNumber() || !seconds.isIntegralNumber()) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED,
                    place,
                    "the block has number %s and timestamp %s; whole numbers are expected".formatted(number, seconds));
        }
        if (meta.path("hasIndexingErrors").asBoolean(true)) {
            throw new CollectFailure(
                    CollectFault.UPSTREAM_ERRORS, place, "the subgraph has indexing errors up to block " + number);
        }
        return new Block(number.longValue(), Instant.ofEpochSecond(seconds.longValue()));
    }
}

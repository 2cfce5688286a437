package io.chokepoint.ingest.collect.filecoin;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.net.URI;
import java.time.Instant;

/**
 * The blocks of one height, which all questions are asked at.
 *
 * @param key the blocks' ids, as Lotus takes them
 * @param time when they were made
 */
record Tipset(JsonNode key, Instant time) {
    /** @throws CollectFailure if the answer has no blocks and no time */
    static Tipset of(URI place, JsonNode result) {
        JsonNode key = result.path("Cids");
        JsonNode seconds = result.at("/Blocks/0/Timestamp");
        if (!key.isArray() || key.isEmpty() || !seconds.isIntegralNumber() || !seconds.canConvertToInt()) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED,
                    place,
                    "the tipset has Cids %s and Timestamp %s; a list and whole seconds are expected"
                            .formatted(key, seconds));
        }
        return new Tipset(key, Instant.ofEpochSecond(seconds.longValue()));
    }
}

package io.chokepoint.ingest.collect.ethereum;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Which block has a number, and when it was made, in Unix seconds. */
record Header(long number, String hash, long timestamp) {

    /**
     * The headers of a page, in its order.
     *
     * @param place the URL or file that it is from
     * @throws CollectFailure if one is an error, is missing, or is no header
     */
    static List<Header> of(URI place, JsonNode batch) {
        List<Header> headers = new ArrayList<>();
        for (JsonNode answer : batch) {
            if (answer.hasNonNull("error")) {
                throw new CollectFailure(
                        CollectFault.UPSTREAM_ERRORS, place, answer.get("error").toString());
            }
            JsonNode block = answer.path("result");
            if (block.isNull() || block.isMissingNode()) {
                throw new CollectFailure(
                        CollectFault.UPSTREAM_FAILED, place, "the node does not know a block before the newest one");
            }
            if (!block.path("hash").isTextual()) {
                throw new CollectFailure(CollectFault.SCHEMA_CHANGED, place, "a block has no hash");
            }
            headers.add(new Header(
                    Quantity.parse(place, "number", block.path("number")),
                    block.path("hash").textValue(),
                    Quantity.parse(place, "timestamp", block.path("timestamp"))));
        }
        return headers;
    }
}

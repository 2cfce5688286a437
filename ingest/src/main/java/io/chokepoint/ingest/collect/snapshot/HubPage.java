package io.chokepoint.ingest.collect.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.JsonShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A page of the hub: GraphQL's envelope around a list of records. */
final class HubPage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 300;

    private HubPage() {}

    /**
     * The records of a page, in its order.
     *
     * @param place the URL or file it is from
     * @throws CollectFailure if it reports errors, is no JSON, or not of the shape
     */
    static List<JsonNode> records(URI place, byte[] page, String field, JsonShape shape) {
        JsonNode envelope = envelope(place, page);
        JsonNode errors = envelope.path("errors");
        if (!errors.isMissingNode() && !errors.isNull() && !errors.isEmpty()) {
            String text = errors.toString();
            throw new CollectFailure(
                    CollectFault.UPSTREAM_ERRORS,
                    place,
                    text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
        }
        shape.count(place, page);
        List<JsonNode> records = new ArrayList<>();
        envelope.path("data").path(field).forEach(records::add);
        return records;
    }

    private static JsonNode envelope(URI place, byte[] page) {
        try {
            return JSON.readTree(page);
        } catch (JsonProcessingException invalid) {
            throw new CollectFailure(
                    CollectFault.INVALID_JSON, place, String.valueOf(invalid.getOriginalMessage()), invalid);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from memory", impossible);
        }
    }
}

package io.chokepoint.ingest.collect.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.JsonShape;
import io.chokepoint.ingest.collect.paged.JsonPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A page of the hub: GraphQL's envelope around a list of records. */
final class HubPage {
    private HubPage() {}

    /**
     * The records of a page, in its order.
     *
     * @param place the URL or file it is from
     * @throws io.chokepoint.ingest.collect.CollectFailure if it reports errors, is no JSON, or not of the shape
     */
    static List<JsonNode> records(URI place, byte[] page, String field, JsonShape shape) {
        JsonNode envelope = JsonPage.read(place, page);
        shape.count(place, page);
        List<JsonNode> records = new ArrayList<>();
        envelope.path("data").path(field).forEach(records::add);
        return records;
    }
}

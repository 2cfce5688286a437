package io.chokepoint.ingest.collect.paged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** A page as the one JSON value that it is. */
public final class JsonPage {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int SHOWN = 300;

    private JsonPage() {}

    /**
     * The value of a page that reports no errors, in the manner of GraphQL ({@code errors}) or of JSON-RPC ({@code error}).
     *
     * @param place the URL or file it is from
     * @throws CollectFailure if it does, or is no JSON
     */
    public static JsonNode read(URI place, byte[] page) {
        JsonNode value;
        try {
            value = JSON.readTree(page);
        } catch (JsonProcessingException invalid) {
            throw new CollectFailure(
                    CollectFault.INVALID_JSON, place, String.valueOf(invalid.getOriginalMessage()), invalid);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from memory", impossible);
        }
        if (value.isMissingNode()) {
            throw new CollectFailure(CollectFault.INVALID_JSON, place, "the page is empty");
        }
        for (String member : new String[] {"errors", "error"}) {
            JsonNode errors = value.path(member);
            boolean none = errors.isMissingNode() || errors.isNull() || (errors.isContainerNode() && errors.isEmpty());
            if (!none) {
                String text = errors.toString();
                throw new CollectFailure(
                        CollectFault.UPSTREAM_ERRORS,
                        place,
                        text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
            }
        }
        return value;
    }
}

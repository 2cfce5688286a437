package io.chokepoint.ingest.collect.paged;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Each page has the key of the next one; the last has none.
 *
 * @param first URL of the first page, with a query
 * @param parameter the query's parameter that takes the key
 * @param key where in a page the key of the next one is: text, or null or empty on the last page
 */
public record KeyPaging(URI first, String parameter, JsonPointer key) implements Paging {
    /** @param key JSON pointer */
    public static KeyPaging of(URI first, String parameter, String key) {
        return new KeyPaging(first, parameter, JsonPointer.compile(key));
    }

    @Override
    public Question question(String token) {
        return new Question(
                token.isEmpty()
                        ? first
                        : URI.create(first + "&" + parameter + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8)),
                null);
    }

    @Override
    public String next(URI url, JsonNode page, List<JsonNode> records, String token) {
        JsonNode next = page.at(key);
        if (next.isMissingNode() && !page.at(key.head()).isObject()) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED, url, "the page has no %s, which says how to go on".formatted(key));
        }
        if (!(next.isTextual() || next.isNull() || next.isMissingNode())) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED, url, "%s is %s; text is expected".formatted(key, next));
        }
        return next.asText("").isEmpty() || next.isNull() ? null : next.textValue();
    }
}

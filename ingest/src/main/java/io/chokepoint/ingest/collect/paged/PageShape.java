package io.chokepoint.ingest.collect.paged;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the records of a page are, and what each of them has; further fields are welcome.
 *
 * <p>A required field has to be present; it may be null, as sources say "not known" so.
 *
 * @param pointer JSON pointer to the list of records; of a single record, to that record
 * @param single whether the page has one record rather than a list of them
 * @param required JSON pointers inside a record
 */
public record PageShape(JsonPointer pointer, boolean single, List<JsonPointer> required) {
    public PageShape {
        required = List.copyOf(required);
    }

    /** A list of objects at a pointer, which is empty if the page is the list. */
    public static PageShape list(String pointer, String... required) {
        return new PageShape(JsonPointer.compile(pointer), false, pointers(required));
    }

    /** A page that is one record. */
    public static PageShape single(String... required) {
        return new PageShape(JsonPointer.empty(), true, pointers(required));
    }

    private static List<JsonPointer> pointers(String... required) {
        return Stream.of(required).map(JsonPointer::compile).toList();
    }

    /**
     * The records of a page, in its order.
     *
     * @throws CollectFailure if it is not of this shape
     */
    public List<JsonNode> records(URI place, JsonNode page) {
        JsonNode at = page.at(pointer);
        if (single ? !at.isObject() : !at.isArray()) {
            throw changed(
                    place,
                    "at '%s' stands %s, not %s"
                            .formatted(
                                    pointer,
                                    at.isMissingNode() ? "nothing" : "a value of kind " + at.getNodeType(),
                                    single ? "a record" : "a list"));
        }
        List<JsonNode> records = new ArrayList<>();
        if (single) {
            records.add(at);
        } else {
            at.forEach(records::add);
        }
        for (int n = 0; n < records.size(); n++) {
            check(place, records.get(n), n + 1);
        }
        return records;
    }

    private void check(URI place, JsonNode record, int number) {
        if (!record.isObject()) {
            throw changed(place, "record %d is a value of kind %s".formatted(number, record.getNodeType()));
        }
        List<String> absent = required.stream()
                .filter(field -> record.at(field).isMissingNode())
                .map(JsonPointer::toString)
                .sorted()
                .toList();
        if (!absent.isEmpty()) {
            throw changed(place, "record %d has no %s".formatted(number, String.join(", ", absent)));
        }
    }

    private static CollectFailure changed(URI place, String detail) {
        return new CollectFailure(CollectFault.SCHEMA_CHANGED, place, detail);
    }
}

package io.chokepoint.ingest.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a page must have. Checked while the page streams by, whatever its size; further fields are welcome.
 *
 * <p>A required field has to be present; it may be null, as sources say "not known" so.
 */
public final class JsonShape {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What the records are. */
    private enum Records {
        /** Objects of a list, which each have the required fields. */
        OBJECTS,
        /** Members of an object in the page, which itself has the required fields. */
        MEMBERS,
        /** Elements of any kind of a list in the page, which itself has the required fields. */
        ELEMENTS
    }

    private final List<String> path;
    private final Records kind;
    private final Set<String> required;

    private JsonShape(List<String> path, Records kind, Set<String> required) {
        this.path = path;
        this.kind = kind;
        this.required = required;
    }

    /**
     * A list of objects that each have some fields.
     *
     * @param path names of the objects around the list, outermost first; empty if the page is the list
     */
    public static JsonShape list(List<String> path, String... required) {
        return new JsonShape(List.copyOf(path), Records.OBJECTS, Set.of(required));
    }

    /**
     * An object that has some fields.
     *
     * @param counted the field whose members are the records; an object, and required
     */
    public static JsonShape object(String counted, String... required) {
        return new JsonShape(List.of(counted), Records.MEMBERS, Set.of(required));
    }

    /**
     * An object that has some fields, and a list among them.
     *
     * @param counted the field whose elements are the records; a list of anything, and required
     */
    public static JsonShape elements(String counted, String... required) {
        return new JsonShape(List.of(counted), Records.ELEMENTS, Set.of(required));
    }

    /**
     * Reads a page to its end.
     *
     * @return how many records it has
     * @throws CollectFailure if it is no JSON, or not of this shape
     */
    public int count(URI url, byte[] page) {
        try (JsonParser parser = FACTORY.createParser(page)) {
            parser.nextToken();
            int records = kind == Records.OBJECTS ? enclosed(url, parser, path) : counted(url, parser);
            if (parser.nextToken() != null) {
                throw new CollectFailure(CollectFault.INVALID_JSON, url, "something follows the value");
            }
            return records;
        } catch (JsonProcessingException invalid) {
            throw new CollectFailure(
                    CollectFault.INVALID_JSON,
                    url,
                    "%s at byte %d"
                            .formatted(
                                    invalid.getOriginalMessage(),
                                    invalid.getLocation().getByteOffset()),
                    invalid);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from memory", impossible);
        }
    }

    private int enclosed(URI url, JsonParser parser, List<String> rest) throws IOException {
        if (rest.isEmpty()) {
            return elements(url, parser);
        }
        expect(url, parser, JsonToken.START_OBJECT, "above '%s'".formatted(rest.get(0)));
        int records = -1;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals(rest.get(0));
            parser.nextToken();
            if (wanted) {
                records = enclosed(url, parser, rest.subList(1, rest.size()));
            } else {
                parser.skipChildren();
            }
        }
        if (records < 0) {
            throw missing(url, Set.of(rest.get(0)), "the page");
        }
        return records;
    }

    private int elements(URI url, JsonParser parser) throws IOException {
        expect(url, parser, JsonToken.START_ARRAY, "where the list should be");
        int records = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String where = "record %d".formatted(records + 1);
            expect(url, parser, JsonToken.START_OBJECT, "as " + where);
            Set<String> absent = new HashSet<>(required);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                absent.remove(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            if (!absent.isEmpty()) {
                throw missing(url, absent, where);
            }
            records++;
        }
        return records;
    }

    private int counted(URI url, JsonParser parser) throws IOException {
        expect(url, parser, JsonToken.START_OBJECT, "as the page");
        Set<String> absent = new HashSet<>(required);
        absent.add(path.get(0));
        int records = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            absent.remove(name);
            parser.nextToken();
            if (name.equals(path.get(0))) {
                records = kind == Records.MEMBERS ? members(url, parser) : anything(url, parser);
            } else {
                parser.skipChildren();
            }
        }
        if (!absent.isEmpty()) {
            throw missing(url, absent, "the page");
        }
        return records;
    }

    private int members(URI url, JsonParser parser) throws IOException {
        expect(url, parser, JsonToken.START_OBJECT, "as '%s'".formatted(path.get(0)));
        int members = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
            parser.skipChildren();
            members++;
        }
        return members;
    }

    private int anything(URI url, JsonParser parser) throws IOException {
        expect(url, parser, JsonToken.START_ARRAY, "as '%s'".formatted(path.get(0)));
        int elements = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            elements++;
        }
        return elements;
    }

    private static void expect(URI url, JsonParser parser, JsonToken kind, String where) {
        if (parser.currentToken() == null) {
            throw new CollectFailure(CollectFault.INVALID_JSON, url, "the page is empty or ends early");
        }
        if (parser.currentToken() != kind) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED,
                    url,
                    "%s stands %s, not %s".formatted(parser.currentToken(), where, kind));
        }
    }

    private static CollectFailure missing(URI url, Set<String> fields, String where) {
        return new CollectFailure(
                CollectFault.SCHEMA_CHANGED,
                url,
                "%s has no %s"
                        .formatted(
                                where,
                                String.join(", ", fields.stream().sorted().toList())));
    }
}

package io.chokepoint.ingest.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;

/** JSON whose numbers keep the text they are written in: Jackson's own tree would normalise {@code 1e18} and {@code 1.50}. */
final class ExactJson {
    static final JsonFactory FACTORY = new JsonFactory();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExactJson() {}

    /** The one value that this text is. */
    static JsonNode parse(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "nothing there");
            }
            JsonNode value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the value");
            }
            return value;
        }
    }

    /**
     * The value that begins at the parser's token; leaves the parser at its last token. Depth is bounded by Jackson, size
     * by {@link Limits#JSON_RECORD}.
     */
    static JsonNode value(JsonParser parser) throws IOException {
        return value(parser, offset(parser) + Limits.JSON_RECORD);
    }

    private static long offset(JsonParser parser) {
        return Math.max(
                parser.currentLocation().getByteOffset(),
                parser.currentLocation().getCharOffset());
    }

    private static JsonNode value(JsonParser parser, long most) throws IOException {
        if (offset(parser) > most) {
            throw new JsonParseException(parser, "one record has more than %,d bytes".formatted(Limits.JSON_RECORD));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, most);
            case START_ARRAY -> array(parser, most);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.rawValueNode(new RawValue(parser.getText()));
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    /** The text of a value: null for null and absent ones, JSON for arrays and objects. */
    static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    /** What Jackson complains of, in one line and with the place. */
    static String complaint(IOException failure) {
        if (failure instanceof JsonProcessingException json && json.getLocation() != null) {
            return "%s at line %d, column %d"
                    .formatted(
                            json.getOriginalMessage(),
                            json.getLocation().getLineNr(),
                            json.getLocation().getColumnNr());
        }
        return String.valueOf(failure.getMessage());
    }

    private static JsonNode object(JsonParser parser, long most) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (object.has(name)) {
                throw new JsonParseException(parser, "member '" + name + "' stands there twice");
            }
            object.set(name, value(parser, most));
        }
        return object;
    }

    private static JsonNode array(JsonParser parser, long most) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, most));
        }
        return array;
    }
}

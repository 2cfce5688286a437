package io.chokepoint.ingest.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.chokepoint.ingest.value.ReasonCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The records of a JSON document, streamed: elements of an array, or entries of a map. */
final class JsonRecords implements Records {
    private final JsonParser parser;
    private final Layout layout;
    private final String file;
    private boolean ended;
    private long number;

    private JsonRecords(JsonParser parser, Layout layout, String file) {
        this.parser = parser;
        this.layout = layout;
        this.file = file;
    }

    static JsonRecords of(InputStream in, Layout layout, String file) throws IOException {
        JsonRecords records = new JsonRecords(ExactJson.FACTORY.createParser(in), layout, file);
        try {
            records.enter();
        } catch (JsonProcessingException malformed) {
            throw records.malformed(malformed);
        }
        return records;
    }

    @Override
    public SourceRecord next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            SourceRecord record = layout.shape() == Layout.Shape.MAP ? entry() : element();
            if (record == null) {
                ended = true;
                drain();
            }
            return record;
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private SourceRecord element() throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            return null;
        }
        JsonNode value = ExactJson.value(parser);
        return SourceRecord.of(++number, value.toString(), new JsonFields(null, value));
    }

    private SourceRecord entry() throws IOException {
        String key = parser.nextFieldName();
        if (key == null) {
            return null;
        }
        parser.nextToken();
        JsonNode value = ExactJson.value(parser);
        String raw = JsonNodeFactory.instance.objectNode().set(key, value).toString();
        return SourceRecord.of(++number, raw, new JsonFields(key, value));
    }

    private void enter() throws IOException {
        if (parser.nextToken() == null) {
            throw new RefusedFile(ReasonCode.FILE_MALFORMED, file, "the file is empty");
        }
        JsonPointer left = JsonPointer.compile(layout.pointer());
        while (!left.matches()) {
            descend(left);
            left = left.tail();
        }
        JsonToken expected = layout.shape() == Layout.Shape.MAP ? JsonToken.START_OBJECT : JsonToken.START_ARRAY;
        if (parser.currentToken() != expected) {
            throw new RefusedFile(
                    ReasonCode.FILE_MALFORMED,
                    file,
                    "the value at '%s' begins with %s, and shape: %s is declared"
                            .formatted(
                                    layout.pointer(),
                                    parser.getText(),
                                    layout.shape().id()));
        }
    }

    private void descend(JsonPointer pointer) throws IOException {
        List<String> seen = new ArrayList<>();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals(pointer.getMatchingProperty())) {
                    return;
                }
                seen.add(name);
                parser.skipChildren();
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                if (i == pointer.getMatchingIndex()) {
                    return;
                }
                parser.skipChildren();
            }
        }
        throw new RefusedFile(
                ReasonCode.FILE_MALFORMED,
                file,
                "there is no '%s' on the way to '%s'; members there are: %s"
                        .formatted(pointer.getMatchingProperty(), layout.pointer(), String.join(", ", seen)));
    }

    // A document that is cut off after its records is still cut off.
    private void drain() throws IOException {
        while (!parser.getParsingContext().inRoot()) {
            if (parser.nextToken() == null) {
                return;
            }
        }
        if (parser.nextToken() != null) {
            throw new RefusedFile(
                    ReasonCode.FILE_MALFORMED,
                    file,
                    "more values follow the document; is it JSON Lines (format: jsonl)?");
        }
    }

    private RefusedFile malformed(JsonProcessingException failure) {
        return new RefusedFile(
                ReasonCode.FILE_MALFORMED,
                file,
                "the document is no JSON or ends early: " + ExactJson.complaint(failure));
    }
}

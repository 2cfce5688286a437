package io.chokepoint.ingest.read;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** The fields of a JSON record. */
record JsonFields(String key, JsonNode value) implements Fields {
    @Override
    public String text(String field) {
        if (field.equals(KEY)) {
            return key;
        }
        if (field.equals(VALUE)) {
            return ExactJson.text(value);
        }
        if (field.startsWith("/")) {
            return ExactJson.text(value.at(JsonPointer.compile(field)));
        }
        JsonNode member = value.get(field);
        return ExactJson.text(member == null ? MissingNode.getInstance() : member);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.read.Fields;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Where one value of a row comes from: a field, a part of a field, or a constant.
 *
 * @param field name of the field, or null if constant
 * @param constant the text that every row has, or null if it comes from a field
 * @param split which part of the field, or null for all of it
 */
public record FieldValue(String field, String constant, Split split) implements Serializable {

    /**
     * One part of a field that holds several.
     *
     * @param by the literal text between the parts
     * @param part position from 1
     */
    public record Split(String by, int part) implements Serializable {
        String of(String text) {
            String[] parts = text.split(Pattern.quote(by), -1);
            return part <= parts.length ? parts[part - 1] : null;
        }
    }

    static FieldValue ofField(String field) {
        return new FieldValue(field, null, null);
    }

    /** The text of this value in a record, or null if it has none. */
    String in(Fields fields) {
        if (constant != null) {
            return constant;
        }
        String text = fields.text(field);
        return text == null || split == null ? text : split.of(text);
    }
}

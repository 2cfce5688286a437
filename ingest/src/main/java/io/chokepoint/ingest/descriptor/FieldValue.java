package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one value of a row comes from: a field, a part of a field, or a constant.
 *
 * @param field name of the field, or null if constant
 * @param constant the text that every row has, or null if it comes from a field
 * @param split which part of the field, or null for all of it
 * @param match regular expression with one group, which is the value; null for all of the text
 * @param words what the words of the file are called here; a word that is not among them stays as it is
 */
public record FieldValue(String field, String constant, Split split, Pattern match, TreeMap<String, String> words)
        implements Serializable {

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
        return new FieldValue(field, null, null, null, new TreeMap<>());
    }

    static FieldValue ofConstant(String constant) {
        return new FieldValue(null, constant, null, null, new TreeMap<>());
    }

    /** The words of a file as they are called here. */
    static TreeMap<String, String> words(Map<String, String> words) {
        return new TreeMap<>(words);
    }

    /** Whether this is all of one field, as it is. */
    boolean isWholeField() {
        return field != null && split == null && match == null && words.isEmpty();
    }

    /** The text of this value in a record, or null if it has none. */
    String in(Fields fields) {
        if (constant != null) {
            return constant;
        }
        String text = fields.text(field);
        if (text != null && split != null) {
            text = split.of(text);
        }
        if (text != null && match != null) {
            Matcher found = match.matcher(text);
            text = found.find() ? found.group(1) : null;
        }
        return text == null || words.isEmpty() ? text : words.getOrDefault(text.strip(), text);
    }

    /**
     * The text of this value in a record.
     *
     * @param purpose what cannot do without it
     * @throws RowRejected if it is absent or blank
     */
    String required(Fields fields, String purpose) throws RowRejected {
        String text = in(fields);
        if (text == null || text.isBlank()) {
            throw new RowRejected(
                    ReasonCode.MISSING_FIELD, "The row has no %s, which %s needs".formatted(named(), purpose));
        }
        return text;
    }

    /** What it is called in a message. */
    String named() {
        return constant != null ? Quoted.of(constant) : "'" + field + "'";
    }
}

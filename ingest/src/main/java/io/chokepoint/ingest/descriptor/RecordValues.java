package io.chokepoint.ingest.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.value.HolderForm;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.TimeForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads the values of a descriptor's section {@code record}. */
final class RecordValues {
    private final JsonNode record;
    private final Path file;

    RecordValues(JsonNode record, Path file) {
        this.record = record;
        this.file = file;
    }

    /** The day in {@code asOf}. */
    DayValue day() {
        requireOneOf("asOf", "form");
        FieldValue day = value("asOf");
        TimeForm form = day.constant() != null
                ? TimeForm.DATE
                : Stream.of(TimeForm.values())
                        .filter(each -> each.id()
                                .equals(record.path("asOf").path("form").asText()))
                        .findFirst()
                        .orElseThrow();
        if (day.constant() != null) {
            constant(() -> form.parse(day.constant()));
        }
        boolean last = record.path("asOf").path("ofDay").asText("only").equals("last");
        if (last && !form.timed()) {
            throw fault(
                    "record.asOf.ofDay is last, and form %s says no time of day; one of instant, date-time, unix-seconds"
                                    .formatted(form.id())
                            + " and unix-millis does");
        }
        return new DayValue(day, form, last);
    }

    /** @throws UserError if a value has both field and constant, or neither, or its field does not say how it is written */
    void requireOneOf(String name, String writtenIn) {
        JsonNode value = record.path(name);
        if (value.has("field") == value.has("constant")) {
            throw fault("record.%s has %s field and constant; give one of them"
                    .formatted(name, value.has("field") ? "both" : "neither"));
        }
        if (value.has("field") && !value.has(writtenIn)) {
            throw fault("record.%s.%s is missing; say how the field %s is written"
                    .formatted(name, writtenIn, value.path("field")));
        }
    }

    /**
     * Where a value comes from.
     *
     * @throws UserError if it has both field and constant, or neither, or its match is no expression with one group
     */
    FieldValue value(String name) {
        JsonNode value = record.path(name);
        if (value.has("field") == value.has("constant")) {
            throw fault("record.%s has %s field and constant; give one of them"
                    .formatted(name, value.has("field") ? "both" : "neither"));
        }
        JsonNode split = value.path("split");
        TreeMap<String, String> words = new TreeMap<>();
        value.path("words")
                .fields()
                .forEachRemaining(
                        word -> words.put(word.getKey(), word.getValue().asText()));
        return new FieldValue(
                value.path("field").asText(null),
                value.has("constant") ? value.path("constant").asText() : null,
                split.isMissingNode()
                        ? null
                        : new FieldValue.Split(
                                split.path("by").asText(), split.path("part").asInt()),
                value.has("match") ? pattern(name, value.path("match").asText()) : null,
                words);
    }

    private Pattern pattern(String name, String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            if (pattern.matcher("").groupCount() == 1) {
                return pattern;
            }
            throw fault(
                    "record.%s.match is '%s'; it needs exactly one group in parentheses".formatted(name, expression));
        } catch (PatternSyntaxException none) {
            throw fault("record.%s.match is '%s', no regular expression: %s"
                    .formatted(name, expression, none.getDescription()));
        }
    }

    /** The fields that a list names; empty if there is no list. */
    List<FieldValue> fields(String name) {
        List<FieldValue> fields = new ArrayList<>();
        record.path(name).forEach(field -> fields.add(FieldValue.ofField(field.asText())));
        return fields;
    }

    /** @throws UserError if no form is said */
    HolderForm holderForm(String name) {
        return Stream.of(HolderForm.values())
                .filter(form -> form.id().equals(record.path(name).path("form").asText()))
                .findFirst()
                .orElseThrow(() -> fault("record.%s.form is missing; say how it is written, such as evm-address or text"
                        .formatted(name)));
    }

    /** @throws UserError if what every record would have is none */
    void constant(Parsing parsing) {
        try {
            parsing.parse();
        } catch (RowRejected wrong) {
            throw new UserError("%s is not usable:%n  %s".formatted(file, wrong.getMessage()), wrong);
        }
    }

    /** A fault of the descriptor. */
    UserError fault(String message) {
        return new UserError("%s is not usable:%n  %s".formatted(file, message));
    }

    /** The reading of a constant. */
    @FunctionalInterface
    interface Parsing {
        void parse() throws RowRejected;
    }
}

package io.chokepoint.ingest.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.AmountFormat;
import io.chokepoint.ingest.value.Confidence;
import io.chokepoint.ingest.value.ControlAction;
import io.chokepoint.ingest.value.HolderForm;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.TimeForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads what the records of a descriptor are. */
final class FactsReader {
    private final JsonNode document;
    private final JsonNode record;
    private final Path file;

    /** @param document that satisfies the schema */
    FactsReader(JsonNode document, Path file) {
        this.document = document;
        this.record = document.path("record");
        this.file = file;
    }

    /** @throws UserError if what these facts need is missing, or a constant is none */
    Facts read() {
        return switch (document.path("takes").asText("holdings")) {
            case "labels" -> labels();
            case "observations" -> observations();
            case "controls" -> controls();
            default -> holdings();
        };
    }

    private HoldingFacts holdings() {
        need(document, "", "subject");
        needOnly("holder", "amount", "asOf", "key");
        requireOneOf("amount", "notation");
        Subject subject = subject();
        FieldValue amount = value("amount");
        AmountFormat format = amountFormat(record.path("amount"), subject.decimals());
        if (amount.constant() != null) {
            constant(() -> format.parse(amount.constant()));
        }
        return new HoldingFacts(subject, value("holder"), holderForm("holder"), amount, format, day(), fields("key"));
    }

    private LabelFacts labels() {
        need(document, "", "network");
        needOnly("holder", "entity", "confidence", "class");
        FieldValue confidence = value("confidence");
        if (confidence.constant() != null) {
            constant(() -> Confidence.parse(confidence.constant()));
        }
        return new LabelFacts(
                document.path("network").asText(),
                document.path("licence").asText(),
                document.path("origin").asText(),
                value("holder"),
                holderForm("holder"),
                value("entity"),
                record.path("entity").path("form").asText("id").equals("name"),
                record.has("class") ? value("class") : null,
                confidence);
    }

    private ObservationFacts observations() {
        need(document, "", "network");
        needOnly("series", "value", "asOf", "unit");
        JsonNode series = record.path("series");
        return new ObservationFacts(
                document.path("network").asText(),
                document.path("licence").asText(),
                record.path("unit").asText(),
                series.isArray() ? fields("series") : List.of(FieldValue.ofConstant(series.asText())),
                value("value"),
                day());
    }

    private ControlFacts controls() {
        need(document, "", "network");
        needOnly("asset", "holder", "action", "asOf");
        FieldValue action = value("action");
        if (action.constant() != null) {
            constant(() -> ControlAction.parse(action.constant()));
        }
        return new ControlFacts(
                document.path("network").asText(),
                value("asset"),
                value("holder"),
                holderForm("holder"),
                action,
                day());
    }

    private DayValue day() {
        requireOneOf("asOf", "form");
        FieldValue day = value("asOf");
        DayValue value = new DayValue(
                day,
                day.constant() != null
                        ? TimeForm.DATE
                        : Stream.of(TimeForm.values())
                                .filter(form -> form.id()
                                        .equals(record.path("asOf").path("form").asText()))
                                .findFirst()
                                .orElseThrow());
        if (day.constant() != null) {
            constant(() -> value.form().parse(day.constant()));
        }
        return value;
    }

    // The last names of the list may be left out: a key, and the class of a label.
    private void needOnly(String... names) {
        List<String> known = List.of(names);
        for (String name : known) {
            if (!name.equals("key") && !name.equals("class")) {
                need(record, "record.", name);
            }
        }
        record.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && !name.equals("checks")) {
                throw fault("record.%s has no meaning where takes is %s; records have %s"
                        .formatted(name, document.path("takes").asText("holdings"), String.join(", ", known)));
            }
        });
    }

    private void need(JsonNode node, String where, String name) {
        if (!node.has(name)) {
            throw fault("%s%s is missing; takes: %s needs it"
                    .formatted(where, name, document.path("takes").asText("holdings")));
        }
    }

    private void requireOneOf(String name, String writtenIn) {
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

    private FieldValue value(String name) {
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

    private List<FieldValue> fields(String name) {
        List<FieldValue> fields = new ArrayList<>();
        record.path(name).forEach(field -> fields.add(FieldValue.ofField(field.asText())));
        return fields;
    }

    private Subject subject() {
        JsonNode subject = document.path("subject");
        return new Subject(
                document.path("dataset").asText(),
                subject.path("id").asText(),
                subject.path("name").asText(),
                Domain.ofId(subject.path("domain").asText()),
                subject.path("network").asText(),
                subject.path("category").asText(),
                Resource.ofId(subject.path("resource").asText()),
                subject.path("unit").asText(),
                subject.path("decimals").asInt(),
                document.path("licence").asText(),
                document.path("origin").asText());
    }

    private static AmountFormat amountFormat(JsonNode amount, int decimals) {
        return new AmountFormat(
                AmountFormat.Notation.valueOf(
                        amount.path("notation").asText("integer").toUpperCase(Locale.ROOT)),
                decimals,
                amount.path("thousandsSeparator").asText(""),
                amount.path("scientific").asBoolean(false),
                AmountFormat.WhenEmpty.valueOf(
                        amount.path("whenEmpty").asText("reject").toUpperCase(Locale.ROOT)));
    }

    private HolderForm holderForm(String name) {
        return Stream.of(HolderForm.values())
                .filter(form -> form.id().equals(record.path(name).path("form").asText()))
                .findFirst()
                .orElseThrow(() ->
                        fault("record.%s.form is missing; say how it is written, evm-address or text".formatted(name)));
    }

    private void constant(Parsing parsing) {
        try {
            parsing.parse();
        } catch (RowRejected wrong) {
            throw new UserError("%s is not usable:%n  %s".formatted(file, wrong.getMessage()), wrong);
        }
    }

    private UserError fault(String message) {
        return new UserError("%s is not usable:%n  %s".formatted(file, message));
    }

    /** The reading of a constant. */
    @FunctionalInterface
    private interface Parsing {
        void parse() throws RowRejected;
    }
}

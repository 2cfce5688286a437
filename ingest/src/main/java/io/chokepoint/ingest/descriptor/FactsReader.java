package io.chokepoint.ingest.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.AmountFormat;
import io.chokepoint.ingest.value.Confidence;
import io.chokepoint.ingest.value.ControlAction;
import io.chokepoint.ingest.value.Price;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what the records of a descriptor are. */
final class FactsReader {
    private static final Set<String> MAY_BE_ABSENT = Set.of("key", "class", "from", "until", "asset");

    private static final Set<String> HAVE_SNAPSHOTS = Set.of("holdings", "observations");

    private final JsonNode document;
    private final JsonNode record;
    private final RecordValues values;

    /** @param document that satisfies the schema */
    FactsReader(JsonNode document, Path file) {
        this.document = document;
        this.record = document.path("record");
        this.values = new RecordValues(record, file);
    }

    /** @throws UserError if what these facts need is missing, or a constant is none */
    Facts read() {
        return switch (document.path("takes").asText("holdings")) {
            case "labels" -> labels();
            case "observations" -> observations();
            case "prices" -> prices();
            case "controls" -> controls();
            default -> holdings();
        };
    }

    private HoldingFacts holdings() {
        need(document, "", "subject");
        needOnly("holder", "amount", "asOf", "key", "asset");
        values.requireOneOf("amount", "notation");
        Subject subject = subject();
        FieldValue amount = values.value("amount");
        AmountFormat format = amountFormat(record.path("amount"), subject.decimals());
        if (amount.constant() != null) {
            values.constant(() -> format.parse(amount.constant()));
        }
        if (record.has("asset") != (subject.prices() != null)) {
            throw values.fault(
                    "%s is missing: holdings are valued by record.asset and subject.prices, which go together"
                            .formatted(record.has("asset") ? "subject.prices" : "record.asset"));
        }
        if (record.has("asset") && format.notation() != AmountFormat.Notation.DECIMAL) {
            throw values.fault(
                    "record.amount.notation is %s; what prices value is written in whole units, notation: decimal"
                            .formatted(format.notation().id()));
        }
        return new HoldingFacts(
                subject,
                values.value("holder"),
                values.holderForm("holder"),
                amount,
                format,
                values.day(),
                values.fields("key"),
                record.has("asset") ? values.value("asset") : null,
                record.has("asset") ? values.holderForm("asset") : null);
    }

    private LabelFacts labels() {
        need(document, "", "network");
        needOnly("holder", "entity", "confidence", "class", "from", "until");
        FieldValue confidence = values.value("confidence");
        if (confidence.constant() != null) {
            values.constant(() -> Confidence.parse(confidence.constant()));
        }
        return new LabelFacts(
                document.path("network").asText(),
                document.path("licence").asText(),
                document.path("origin").asText(),
                values.value("holder"),
                values.holderForm("holder"),
                values.value("entity"),
                record.path("entity").path("form").asText("id").equals("name"),
                record.has("class") ? values.value("class") : null,
                confidence,
                record.has("from") ? values.value("from") : null,
                record.has("until") ? values.value("until") : null,
                document.path("personal").asBoolean());
    }

    private ObservationFacts observations() {
        need(document, "", "network");
        needOnly("series", "value", "asOf", "unit");
        JsonNode series = record.path("series");
        return new ObservationFacts(
                document.path("network").asText(),
                document.path("licence").asText(),
                record.path("unit").asText(),
                series.isArray() ? values.fields("series") : List.of(FieldValue.ofConstant(series.asText())),
                values.value("value"),
                values.day());
    }

    private PriceFacts prices() {
        need(document, "", "network");
        need(record, "record.", "asset");
        needOnly("asset", "price", "asOf", "unit");
        FieldValue price = values.value("price");
        if (price.constant() != null) {
            values.constant(() -> Price.canonical(price.constant()));
        }
        return new PriceFacts(
                document.path("network").asText(),
                document.path("licence").asText(),
                record.path("unit").asText(),
                values.value("asset"),
                values.holderForm("asset"),
                price,
                values.day());
    }

    private ControlFacts controls() {
        need(document, "", "network");
        need(record, "record.", "asset");
        if (record.path("asset").has("form")) {
            throw values.fault("record.asset.form has no meaning where takes is controls; leave it out");
        }
        needOnly("asset", "holder", "action", "asOf");
        FieldValue action = values.value("action");
        if (action.constant() != null) {
            values.constant(() -> ControlAction.parse(action.constant()));
        }
        return new ControlFacts(
                document.path("network").asText(),
                values.value("asset"),
                values.value("holder"),
                values.holderForm("holder"),
                action,
                values.day());
    }

    // What is not known of every holding or label may be left out.
    private void needOnly(String... names) {
        List<String> known = List.of(names);
        String takes = document.path("takes").asText("holdings");
        if (record.path("asOf").has("ofDay") && !HAVE_SNAPSHOTS.contains(takes)) {
            throw values.fault("record.asOf.ofDay has no meaning where takes is %s; leave it out".formatted(takes));
        }
        for (String name : known) {
            if (!MAY_BE_ABSENT.contains(name)) {
                need(record, "record.", name);
            }
        }
        record.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && !name.equals("checks") && !name.equals("leftOut")) {
                throw values.fault("record.%s has no meaning where takes is %s; records have %s"
                        .formatted(name, document.path("takes").asText("holdings"), String.join(", ", known)));
            }
        });
    }

    private void need(JsonNode node, String where, String name) {
        if (!node.has(name)) {
            throw values.fault("%s%s is missing; takes: %s needs it"
                    .formatted(where, name, document.path("takes").asText("holdings")));
        }
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
                document.path("origin").asText(),
                subject.path("prices").asText(null));
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
}

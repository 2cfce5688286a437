package io.chokepoint.ingest.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.lake.Expectations;
import io.chokepoint.ingest.read.ColumnType;
import io.chokepoint.ingest.value.AmountFormat;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;

/** Reads what a descriptor expects of its files. */
final class ExpectationsReader {
    private final JsonNode expect;
    private final Facts facts;
    private final Path file;

    ExpectationsReader(JsonNode expect, Facts facts, Path file) {
        this.expect = expect;
        this.facts = facts;
        this.file = file;
    }

    /** @throws UserError if the facts have nothing that this can be expected of */
    Expectations read() {
        return new Expectations(total(), jump(), constant(), silence(), columns(), blocks("rowLimit"));
    }

    private Expectations.Total total() {
        JsonNode total = expect.path("total");
        if (total.isMissingNode()) {
            return null;
        }
        if (!(facts instanceof HoldingFacts holdings)) {
            throw fault("expect.total needs amounts, which only holdings have");
        }
        if (total.has("pointer") == total.has("equals")) {
            throw fault("expect.total has %s pointer and equals; give one of them"
                    .formatted(total.has("pointer") ? "both" : "neither"));
        }
        AmountFormat format = new AmountFormat(
                AmountFormat.Notation.valueOf(
                        total.path("notation").asText("integer").toUpperCase(Locale.ROOT)),
                holdings.measured().decimals(),
                "",
                false,
                AmountFormat.WhenEmpty.REJECT);
        String equals = total.path("equals").asText(null);
        try {
            if (equals != null) {
                format.parse(equals);
            }
        } catch (RowRejected none) {
            throw fault("expect.total.equals: " + none.getMessage());
        }
        return new Expectations.Total(
                total.path("pointer").asText(null), equals, format, share(total, "within", "0"), blocks("total"));
    }

    private Expectations.Jump jump() {
        JsonNode jump = expect.path("jump");
        return jump.isMissingNode()
                ? null
                : new Expectations.Jump(share(jump, "rows", null), share(jump, "sum", null), blocks("jump"));
    }

    private Expectations.Constant constant() {
        JsonNode constant = expect.path("constant");
        if (constant.isMissingNode()) {
            return null;
        }
        if (!(facts instanceof ObservationFacts)) {
            throw fault("expect.constant needs series, which only observations have");
        }
        return new Expectations.Constant(constant.path("values").asInt(), blocks("constant"));
    }

    private Expectations.Silence silence() {
        JsonNode silence = expect.path("silence");
        if (silence.isMissingNode()) {
            return null;
        }
        if (facts instanceof LabelFacts) {
            throw fault("expect.silence needs days, which labels do not have");
        }
        return new Expectations.Silence(silence.path("days").asInt(), blocks("silence"));
    }

    private Expectations.Columns columns() {
        JsonNode columns = expect.path("columns");
        if (columns.isMissingNode()) {
            return null;
        }
        TreeMap<String, ColumnType> types = new TreeMap<>();
        columns.path("types")
                .fields()
                .forEachRemaining(column -> types.put(
                        column.getKey(),
                        ColumnType.valueOf(column.getValue().asText().toUpperCase(Locale.ROOT))));
        return new Expectations.Columns(columns.path("version").asInt(), types, blocks("columns"));
    }

    private boolean blocks(String name) {
        return expect.path(name).path("otherwise").asText("warn").equals("block");
    }

    private static BigDecimal share(JsonNode node, String name, String otherwise) {
        String text = node.path(name).asText(otherwise);
        return text == null ? null : new BigDecimal(text);
    }

    private UserError fault(String message) {
        return new UserError("%s is not usable:%n  %s".formatted(file, message));
    }
}

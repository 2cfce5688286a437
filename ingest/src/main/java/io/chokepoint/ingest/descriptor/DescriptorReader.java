package io.chokepoint.ingest.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.Fingerprint;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.value.AmountFormat;
import io.chokepoint.ingest.value.HolderForm;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.TimeForm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads descriptors. */
public final class DescriptorReader {
    private static final SchemaCheck SCHEMA = new SchemaCheck("descriptor.json");

    private DescriptorReader() {}

    /**
     * The descriptor in this file.
     *
     * @throws UserError if there is none, or it is not usable; the message names the field, the value and the remedy
     */
    public static Descriptor read(Path file) {
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (NoSuchFileException absent) {
            throw new UserError("Descriptor %s does not exist".formatted(file), absent);
        } catch (IOException unreadable) {
            throw new UserError(
                    "Descriptor %s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
        return parse(yaml, file);
    }

    /**
     * The descriptor that this text is.
     *
     * @param file where it stands, which its paths are relative to
     */
    static Descriptor parse(String yaml, Path file) {
        JsonNode document = SCHEMA.read(yaml, file.toString());
        JsonNode record = document.path("record");
        requireOneOf(file, record, "amount", "notation");
        requireOneOf(file, record, "asOf", "form");
        Subject subject = subject(document);
        FieldValue holder = value(record.path("holder"));
        FieldValue amount = value(record.path("amount"));
        FieldValue asOf = value(record.path("asOf"));
        List<FieldValue> key = new ArrayList<>();
        record.path("key").forEach(field -> key.add(FieldValue.ofField(field.asText())));
        Path name = file.getFileName();
        Descriptor descriptor = new Descriptor(
                name.toString().replaceFirst("\\.ya?ml$", "") + "@" + Fingerprint.of(yaml),
                subject,
                files(document, file),
                layout(document.path("source"), Stream.concat(Stream.of(holder, asOf), key.stream()), amount),
                holder,
                ofId(HolderForm.values(), record.path("holder").path("form").asText()),
                amount,
                amountFormat(record.path("amount"), subject.decimals()),
                asOf,
                asOf.constant() != null
                        ? TimeForm.DATE
                        : timeForm(record.path("asOf").path("form").asText()),
                key);
        checkConstants(descriptor, file);
        return descriptor;
    }

    private static void requireOneOf(Path file, JsonNode record, String name, String writtenIn) {
        JsonNode value = record.path(name);
        if (value.has("field") == value.has("constant")) {
            throw new UserError("%s is not usable:%n  record.%s has %s field and constant; give one of them"
                    .formatted(file, name, value.has("field") ? "both" : "neither"));
        }
        if (value.has("field") && !value.has(writtenIn)) {
            throw new UserError("%s is not usable:%n  record.%s.%s is missing; say how the field %s is written"
                    .formatted(file, name, writtenIn, value.path("field")));
        }
    }

    private static void checkConstants(Descriptor descriptor, Path file) {
        try {
            if (descriptor.asOf().constant() != null) {
                descriptor.timeForm().parse(descriptor.asOf().constant());
            }
            if (descriptor.amount().constant() != null) {
                descriptor.amountFormat().parse(descriptor.amount().constant());
            }
        } catch (RowRejected wrong) {
            throw new UserError("%s is not usable:%n  %s".formatted(file, wrong.getMessage()), wrong);
        }
    }

    private static Subject subject(JsonNode document) {
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

    private static Layout layout(JsonNode source, Stream<FieldValue> values, FieldValue amount) {
        List<FileColumn> columns = Stream.concat(values, Stream.of(amount))
                .map(FieldValue::field)
                .filter(field -> field != null && !field.startsWith(Fields.KEY) && !field.equals(Fields.VALUE))
                .distinct()
                .map(FileColumn::required)
                .toList();
        return new Layout(
                Layout.Format.valueOf(source.path("format").asText().toUpperCase(Locale.ROOT)),
                source.path("delimiter").asText(",").charAt(0),
                source.path("multiLine").asBoolean(false),
                source.path("pointer").asText(""),
                source.path("shape").asText("array").equals("map") ? Layout.Shape.MAP : Layout.Shape.ARRAY,
                columns,
                amount.field() == null ? List.of() : List.of(amount.field()));
    }

    private static List<String> files(JsonNode document, Path descriptor) {
        List<String> files = new ArrayList<>();
        document.path("source")
                .path("files")
                .forEach(file -> files.add(uri(file.asText(), descriptor.toAbsolutePath())));
        return files;
    }

    /** The URI of a file: as it is if it has a scheme, else a path relative to another file. */
    public static String uri(String file, Path relativeTo) {
        if (file.matches("[a-z][a-z0-9+.-]+://.*")) {
            return URI.create(file).toString();
        }
        return relativeTo.resolveSibling(file).normalize().toUri().toString();
    }

    private static FieldValue value(JsonNode value) {
        JsonNode split = value.path("split");
        return new FieldValue(
                value.path("field").asText(null),
                value.has("constant") ? value.path("constant").asText() : null,
                split.isMissingNode()
                        ? null
                        : new FieldValue.Split(
                                split.path("by").asText(), split.path("part").asInt()));
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

    private static HolderForm ofId(HolderForm[] forms, String id) {
        return Stream.of(forms).filter(form -> form.id().equals(id)).findFirst().orElseThrow();
    }

    private static TimeForm timeForm(String id) {
        return Stream.of(TimeForm.values())
                .filter(form -> form.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

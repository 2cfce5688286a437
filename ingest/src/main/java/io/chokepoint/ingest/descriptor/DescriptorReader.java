package io.chokepoint.ingest.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.Fingerprint;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.read.Each;
import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.read.Where;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
    public static Descriptor parse(String yaml, Path file) {
        JsonNode document = SCHEMA.read(yaml, file.toString());
        Facts facts = new FactsReader(document, file).read();
        List<Check> checks = new ArrayList<>();
        document.path("record")
                .path("checks")
                .forEach(check -> checks.add(new Check(
                        FieldValue.ofField(check.path("field").asText()),
                        FieldValue.ofField(check.path("equals").asText()))));
        List<LeftOut> leftOut = new ArrayList<>();
        document.path("record").path("leftOut").forEach(rule -> {
            List<String> texts = new ArrayList<>();
            rule.path("in").forEach(text -> texts.add(text.asText().strip()));
            leftOut.add(new LeftOut(
                    FieldValue.ofField(rule.path("field").asText()),
                    texts,
                    rule.path("because").asText()));
        });
        String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return new Descriptor(
                document.path("dataset").asText(),
                name + "@" + Fingerprint.of(yaml),
                files(document, file),
                layout(document.path("source"), facts, leftOut, checks, file),
                facts,
                leftOut,
                checks,
                new ExpectationsReader(document.path("expect"), facts, file).read());
    }

    private static Layout layout(JsonNode source, Facts facts, List<LeftOut> leftOut, List<Check> checks, Path file) {
        Each each = each(source.path("each"), file);
        Where where = where(source.path("where"), each);
        List<FileColumn> columns = Stream.of(
                        facts.values().map(FieldValue::field),
                        leftOut.stream().map(LeftOut::value).map(FieldValue::field),
                        checks.stream()
                                .flatMap(check -> Stream.of(check.value(), check.equals()))
                                .map(FieldValue::field),
                        where == null ? Stream.<String>of() : Stream.of(where.field()),
                        each == null
                                ? Stream.<String>of()
                                : Stream.concat(Stream.of(each.field()), each.except().stream()))
                .flatMap(Function.identity())
                .filter(field -> field != null && !field.startsWith("$"))
                .distinct()
                .map(FileColumn::required)
                .toList();
        List<String> header = new ArrayList<>();
        source.path("header").forEach(column -> header.add(column.asText()));
        Layout.Format format =
                Layout.Format.valueOf(source.path("format").asText().toUpperCase(Locale.ROOT));
        if (!header.isEmpty() && format != Layout.Format.CSV) {
            throw new UserError(
                    "%s is not usable:%n  source.header names the columns of CSV, and format is %s; leave it out"
                            .formatted(file, format.id()));
        }
        return new Layout(
                format,
                source.path("delimiter").asText(",").charAt(0),
                source.path("multiLine").asBoolean(false),
                source.path("pointer").asText(""),
                source.path("shape").asText("array").equals("map") ? Layout.Shape.MAP : Layout.Shape.ARRAY,
                columns,
                facts.exact().map(FieldValue::field).stream()
                        .filter(field -> !field.startsWith("$"))
                        .toList(),
                header,
                where == null ? each : where);
    }

    private static Where where(JsonNode where, Each each) {
        List<String> values = new ArrayList<>();
        where.path("in").forEach(value -> values.add(value.asText()));
        return where.isMissingNode() ? null : new Where(where.path("field").asText(), values, each);
    }

    private static Each each(JsonNode each, Path file) {
        if (each.isMissingNode()) {
            return null;
        }
        if (each.has("field") == each.has("columnsExcept")) {
            throw new UserError("%s is not usable:%n  source.each has %s field and columnsExcept; give one of them"
                    .formatted(file, each.has("field") ? "both" : "neither"));
        }
        List<String> except = new ArrayList<>();
        each.path("columnsExcept").forEach(column -> except.add(column.asText()));
        List<String> without = new ArrayList<>();
        each.path("without").forEach(text -> without.add(text.asText()));
        List<String> only = new ArrayList<>();
        each.path("only").forEach(key -> only.add(key.asText()));
        return new Each(each.path("field").asText(null), each.path("separator").asText(null), except, without, only);
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
}

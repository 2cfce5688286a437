package io.chokepoint.export.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.pack.Json;
import io.chokepoint.export.row.Dataset;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A manifest as it was received. */
final class DeliveredManifest {
    private final JsonNode json;

    private DeliveredManifest(JsonNode json) {
        this.json = json;
    }

    /** A file as the manifest lists it. */
    record Listed(String path, long bytes, String sha256, JsonNode json) {}

    static DeliveredManifest read(byte[] content) throws IOException {
        DeliveredManifest manifest = new DeliveredManifest(Json.read(content));
        String version = manifest.text("/manifestVersion");
        if (!version.startsWith("1.")) {
            throw new IOException("The manifest is of version " + version + "; this program knows 1.x");
        }
        return manifest;
    }

    String text(String pointer) throws IOException {
        return required(pointer, JsonNode::isTextual).textValue();
    }

    long whole(String pointer) throws IOException {
        return required(pointer, JsonNode::isIntegralNumber).longValue();
    }

    private JsonNode required(String pointer, java.util.function.Predicate<JsonNode> shape) throws IOException {
        JsonNode node = json.at(pointer);
        if (!shape.test(node)) {
            throw new IOException("The manifest has no proper " + pointer);
        }
        return node;
    }

    Dataset dataset() throws IOException {
        return constant(Dataset.class, text("/dataset/id"));
    }

    List<Listed> parts() throws IOException {
        return list("/files");
    }

    List<Listed> documents() throws IOException {
        return list("/documents");
    }

    Optional<Listed> claims() throws IOException {
        return beside("claims");
    }

    /** The values that a composite is computed from. */
    Optional<Listed> components() throws IOException {
        return beside("components");
    }

    private Optional<Listed> beside(String name) throws IOException {
        JsonNode file = json.path(name);
        return file.isObject() ? Optional.of(listed(file)) : Optional.empty();
    }

    CompositeRecipe composite() throws IOException {
        return CompositeRecipe.ofJson(required("/composite", JsonNode::isObject));
    }

    /** First day of the period, counted from 1970. */
    long firstDay() throws IOException {
        try {
            return LocalDate.ofInstant(Instant.parse(text("/period/start")), ZoneOffset.UTC)
                    .toEpochDay();
        } catch (DateTimeParseException e) {
            throw new IOException("The manifest has no proper /period/start: " + e.getMessage(), e);
        }
    }

    private List<Listed> list(String pointer) throws IOException {
        List<Listed> files = new ArrayList<>();
        for (JsonNode each : required(pointer, JsonNode::isArray)) {
            files.add(listed(each));
        }
        return files;
    }

    private static Listed listed(JsonNode file) throws IOException {
        String path = file.path("path").asText();
        // A name from outside never leaves the folder.
        if (path.isEmpty() || path.contains("/") || path.contains("\\") || path.startsWith(".")) {
            throw new IOException("The manifest lists '" + path + "', which is no name of a file in the package");
        }
        return new Listed(
                path, file.path("bytes").asLong(-1), file.path("sha256").asText(), file);
    }

    static RowFormat format(Listed part) throws IOException {
        return constant(RowFormat.class, part.json().path("format").asText());
    }

    static Compression compression(Listed part) throws IOException {
        return constant(Compression.class, part.json().path("compression").asText());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String id) throws IOException {
        try {
            return Enum.valueOf(type, id.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IOException("The manifest says '" + id + "', which this program does not know", e);
        }
    }
}

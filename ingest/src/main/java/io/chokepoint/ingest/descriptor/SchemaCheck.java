package io.chokepoint.ingest.descriptor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.chokepoint.ingest.UserError;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Collectors;

/** YAML held against a JSON schema. What the schema says of a field is the remedy in the message. */
public final class SchemaCheck {
    private static final YAMLMapper YAML = new YAMLMapper(
            YAMLFactory.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build());

    private final JsonSchema schema;

    /** @param name file name of the schema beside the ingest package */
    public SchemaCheck(String name) {
        InputStream resource =
                Objects.requireNonNull(SchemaCheck.class.getResourceAsStream("/io/chokepoint/ingest/" + name), name);
        this.schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource);
    }

    /**
     * The document, if it satisfies the schema.
     *
     * @param yaml the text
     * @param name how messages call it
     * @throws UserError naming each field that does not, its value and the remedy
     */
    public JsonNode read(String yaml, String name) {
        JsonNode document;
        try {
            document = YAML.readTree(yaml);
        } catch (JsonProcessingException malformed) {
            throw new UserError("%s is no YAML: %s".formatted(name, malformed.getOriginalMessage()), malformed);
        }
        String faults = schema.validate(document).stream()
                .map(message -> "\n  " + fault(message, document))
                .sorted()
                .distinct()
                .collect(Collectors.joining());
        if (!faults.isEmpty()) {
            throw new UserError(name + " is not usable:" + faults);
        }
        return document;
    }

    private String fault(ValidationMessage message, JsonNode document) {
        String pointer = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String path = pointer.replaceFirst("^/", "").replace('/', '.');
        JsonNode at = document.at(jsonPointer(pointer));
        String remedy = description(path);
        String shown = at.isValueNode() ? " is " + at : "";
        return "%s%s: %s%s"
                .formatted(
                        path.isEmpty() ? "document" : path,
                        shown,
                        complaint(message),
                        remedy.isEmpty() ? "" : ". " + remedy);
    }

    private static String complaint(ValidationMessage message) {
        String text = message.getMessage();
        return text.replaceFirst("^[^:]*: ", "");
    }

    private static String jsonPointer(String location) {
        return location.isEmpty() || location.startsWith("/")
                ? location
                : "/" + location.replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
    }

    private String description(String path) {
        JsonNode at = schema.getSchemaNode();
        for (String step : path.split("[.\\[\\]]+")) {
            JsonNode next = at.path("properties").path(step);
            next = next.isMissingNode() ? at.path("items") : next;
            next = next.isMissingNode() ? at.path("additionalProperties") : next;
            String reference = next.path("$ref").asText("");
            JsonNode own = next.path("description");
            at = reference.isEmpty() ? next : schema.getSchemaNode().at(reference.substring(1));
            if (!own.isMissingNode() && !reference.isEmpty()) {
                at = at.isObject() && at.path("description").isMissingNode() ? at : next;
            }
        }
        return at.path("description").asText("");
    }
}

package io.chokepoint.ingest.ethereum;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.Fingerprint;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.descriptor.SchemaCheck;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.EvmAddress;
import io.chokepoint.ingest.value.RowRejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens that have a name: YAML, see the schema {@code tokens.json}.
 *
 * @param fingerprint changes whenever the declaration does
 */
public record Tokens(String fingerprint, String licence, String origin, Map<String, JsonNode> byAddress) {
    private static final SchemaCheck SCHEMA = new SchemaCheck("tokens.json");

    /** No token has a name; each becomes a subject under its address. */
    public static final Tokens NONE = new Tokens("", "unknown", "ethereum-etl export", Map.of());

    /**
     * The tokens declared in this file.
     *
     * @throws UserError naming what is wrong with it
     */
    public static Tokens read(Path file) {
        try {
            String yaml = Files.readString(file);
            JsonNode document = SCHEMA.read(yaml, file.toString());
            Map<String, JsonNode> tokens = new LinkedHashMap<>();
            for (JsonNode token : document.path("tokens")) {
                tokens.put(EvmAddress.canonical(token.path("address").asText()), token);
            }
            return new Tokens(
                    Fingerprint.of(yaml),
                    document.path("licence").asText(),
                    document.path("origin").asText(),
                    tokens);
        } catch (RowRejected noAddress) {
            throw new UserError("%s is not usable:%n  %s".formatted(file, noAddress.getMessage()), noAddress);
        } catch (IOException unreadable) {
            throw new UserError("Tokens %s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }

    /** The subjects by token address. */
    Map<String, Subject> subjects(String dataset, String network) {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        byAddress.forEach((address, token) -> subjects.put(
                address,
                new Subject(
                        dataset,
                        token.path("id").asText(),
                        token.path("name").asText(),
                        Domain.ofId(token.path("domain").asText()),
                        network,
                        token.path("category").asText(),
                        Resource.TOKEN_BALANCE,
                        token.path("unit").asText(),
                        token.path("decimals").asInt(),
                        licence,
                        origin)));
        return subjects;
    }
}

package io.chokepoint.api.document;

import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents by their SHA-256, read from a manifest of Apollo's or from a flat map; and what is wrong with it. */
final class Manifest {
    private static final String APOLLO = "apollo-persisted-query-manifest";
    private static final String FIELD = "manifest";
    private static final String PREFIX = "sha256:";

    private final Map<String, String> documents = new LinkedHashMap<>();
    private final List<UserError> errors = new ArrayList<>();

    /** Reads a manifest; what does not fit is among the {@link #errors}. */
    static Manifest of(String text) {
        Manifest manifest = new Manifest();
        try {
            if (Json.decodeValue(text) instanceof JsonObject json) {
                manifest.read(json);
            } else {
                manifest.add(FIELD, "The manifest is not a JSON object");
            }
        } catch (DecodeException e) {
            // The parser's words may repeat the input; what is wanted is said instead.
            manifest.add(FIELD, "The manifest is not JSON");
        }
        return manifest;
    }

    Map<String, String> documents() {
        return documents;
    }

    List<UserError> errors() {
        return errors;
    }

    private void read(JsonObject json) {
        if (!json.containsKey("format")) {
            json.forEach(entry -> document(FIELD + "." + entry.getKey(), entry.getKey(), entry.getValue()));
            return;
        }
        if (!APOLLO.equals(json.getValue("format")) || !Integer.valueOf(1).equals(json.getValue("version"))) {
            add(FIELD + ".format", "Only '" + APOLLO + "' in version 1, or a map of documents by SHA-256, is read");
            return;
        }
        if (!(json.getValue("operations") instanceof JsonArray operations)) {
            add(FIELD + ".operations", "There are no operations");
            return;
        }
        for (int i = 0; i < operations.size(); i++) {
            String field = FIELD + ".operations[" + i + "]";
            if (operations.getValue(i) instanceof JsonObject operation) {
                document(field + ".body", operation.getValue("id"), operation.getValue("body"));
            } else {
                add(field, "This is no operation");
            }
        }
    }

    private void document(String field, Object id, Object body) {
        if (!(body instanceof String text) || !(id instanceof String given)) {
            add(field, "A document and its SHA-256 are text");
            return;
        }
        String sha256 = Documents.sha256(text);
        String claimed = given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given;
        if (!sha256.equals(claimed)) {
            add(field, "The SHA-256 of the document is " + sha256 + ", not '" + claimed + "'");
            return;
        }
        documents.put(sha256, text);
    }

    private void add(String field, String message) {
        errors.add(new UserError(field, UserErrorCode.INVALID, message));
    }
}

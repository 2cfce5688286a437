package io.chokepoint.api.operation;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;

/**
 * An operation as a client sends it.
 *
 * @param query the document, or null where its SHA-256 stands for it
 * @param sha256 SHA-256 of the document in hexadecimal, or null where the client does not say it
 * @param operationName which operation of the document, or null where it has one only
 * @param variables values of its variables
 * @param extensions what the client adds
 */
record OperationRequest(
        String query, String sha256, String operationName, JsonObject variables, JsonObject extensions) {
    private static final String QUERY = "query";
    private static final String OPERATION_NAME = "operationName";
    private static final String VARIABLES = "variables";
    private static final String EXTENSIONS = "extensions";
    private static final String DOCUMENT_ID = "documentId";
    private static final String SHA256 = "sha256:";

    /**
     * The operation in a body.
     *
     * @throws ApiException naming what of the body is not as it must be
     */
    static OperationRequest ofBody(Buffer body) {
        return of(object(body == null ? Buffer.buffer() : body, "The body"));
    }

    /** The operation in the parameters of an address. */
    static OperationRequest ofParameters(MultiMap parameters) {
        JsonObject json = new JsonObject();
        json.put(QUERY, parameters.get(QUERY));
        json.put(DOCUMENT_ID, parameters.get(DOCUMENT_ID));
        String name = parameters.get(OPERATION_NAME);
        json.put(OPERATION_NAME, name == null || name.isEmpty() ? null : name);
        for (String object : new String[] {VARIABLES, EXTENSIONS}) {
            String text = parameters.get(object);
            json.put(object, text == null || text.isEmpty() ? null : object(Buffer.buffer(text), object));
        }
        return of(json);
    }

    private static OperationRequest of(JsonObject json) {
        JsonObject extensions = objectOrEmpty(json, EXTENSIONS);
        String sha256 = sha256(json, extensions);
        Object query = json.getValue(QUERY);
        if (query == null ? sha256 == null : !(query instanceof String)) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, "query: send the document as text");
        }
        Object name = json.getValue(OPERATION_NAME);
        if (name != null && !(name instanceof String)) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, "operationName: send text");
        }
        return new OperationRequest((String) query, sha256, (String) name, objectOrEmpty(json, VARIABLES), extensions);
    }

    /** The same operation, with its document. */
    OperationRequest with(String document) {
        return new OperationRequest(document, sha256, operationName, variables, extensions);
    }

    /** As {@code documentId}, or as Apollo's clients say it. */
    private static String sha256(JsonObject json, JsonObject extensions) {
        if (json.getValue(DOCUMENT_ID) instanceof String id && id.startsWith(SHA256)) {
            return id.substring(SHA256.length());
        }
        return extensions.getValue("persistedQuery") instanceof JsonObject persisted
                        && persisted.getValue("sha256Hash") instanceof String hash
                ? hash
                : null;
    }

    private static JsonObject objectOrEmpty(JsonObject json, String key) {
        Object value = json.getValue(key);
        if (value == null) {
            return new JsonObject();
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new ApiException(ErrorCode.BAD_USER_INPUT, key + ": send a JSON object");
    }

    private static JsonObject object(Buffer text, String what) {
        try {
            if (Json.decodeValue(text) instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException e) {
            // The parser's own words may repeat the input; what is wrong is said below.
            throw new ApiException(ErrorCode.BAD_USER_INPUT, what + " is not JSON; send {\"query\": \"…\"}");
        }
        throw new ApiException(ErrorCode.BAD_USER_INPUT, what + " is not a JSON object; send {\"query\": \"…\"}");
    }
}

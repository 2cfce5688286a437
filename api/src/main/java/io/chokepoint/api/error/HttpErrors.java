package io.chokepoint.api.error;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;

/** Answers a request that does not reach GraphQL in the shape in which GraphQL would have answered. */
public final class HttpErrors {
    /** Media type of an answer whose status says whether the operation was executed. */
    public static final String GRAPHQL_RESPONSE = "application/graphql-response+json";

    private static final String JSON = "application/json";
    private static final String REQUEST_ID = "chokepoint.request-id";
    private static final int UNAUTHORIZED = 401;

    private HttpErrors() {}

    /** Ends the request with one error and its status. */
    public static void send(RoutingContext request, ApiException error) {
        send(request, error.code().httpStatus(), List.of(error));
    }

    /** Ends the request with errors and a status. */
    public static void send(RoutingContext request, int status, List<ApiException> errors) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        if (status == UNAUTHORIZED) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
        }
        JsonArray array = new JsonArray();
        errors.forEach(error -> array.add(json(error, requestId(request))));
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType(request) + "; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject().put("errors", array).encode());
    }

    /** The media type of the answer: the one of GraphQL where the client names it, else JSON. */
    public static String contentType(RoutingContext request) {
        String accept = request.request().getHeader("Accept");
        return accept != null && accept.contains(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : JSON;
    }

    /** An error as clients read it, without a path. */
    public static JsonObject json(ApiException error, String requestId) {
        JsonObject extensions = new JsonObject()
                .put("code", error.code().name())
                .put("retryable", error.code().retryable())
                .put("requestId", requestId);
        error.details().forEach(extensions::put);
        return new JsonObject().put("message", error.getMessage()).put("extensions", extensions);
    }

    /** An id that finds this request in the log; the same for the whole request. */
    public static String requestId(RoutingContext request) {
        String id = request.get(REQUEST_ID);
        if (id == null) {
            id = UUID.randomUUID().toString();
            request.put(REQUEST_ID, id);
        }
        return id;
    }
}

package io.chokepoint.api.error;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** Answers a request that does not reach GraphQL in the shape in which GraphQL would have answered. */
public final class HttpErrors {
    private static final String REQUEST_ID = "chokepoint.request-id";

    private HttpErrors() {}

    /** Ends the request with one error and its status. */
    public static void send(RoutingContext request, ApiException error) {
        JsonObject extensions = new JsonObject()
                .put("code", error.code().name())
                .put("retryable", error.code().retryable())
                .put("requestId", requestId(request));
        JsonObject body = new JsonObject()
                .put(
                        "errors",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("message", error.getMessage())
                                        .put("extensions", extensions)));
        request.response()
                .setStatusCode(error.code().httpStatus())
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(body.encode());
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

package io.chokepoint.api.operation;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.GraphQLErrors;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.ratelimit.Charge;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** Writes answers: data, errors with their codes, and what the operation has cost. */
final class OperationAnswer {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int BAD_REQUEST = 400;

    private OperationAnswer() {}

    /**
     * What an operation has cost.
     *
     * @param charge what was taken before
     * @param actual points that it has used
     * @param refund points that came back
     */
    record Settled(Charge charge, long actual, long refund) {
        private JsonObject json() {
            JsonObject throttle = new JsonObject()
                    .put("maximumAvailable", charge.limit())
                    .put("currentlyAvailable", Math.min(charge.limit(), charge.remaining() + refund))
                    .put("restoreRate", charge.perSecond());
            return new JsonObject()
                    .put(
                            "cost",
                            new JsonObject()
                                    .put("requestedQueryCost", charge.cost())
                                    .put("actualQueryCost", actual)
                                    .put("throttleStatus", throttle));
        }
    }

    /** Answers an operation that was executed and has errors. */
    static void send(RoutingContext request, ExecutionResult result, Settled settled) {
        JsonObject body = errors(request, result.getErrors());
        if (result.isDataPresent()) {
            body.put("data", data(result));
        }
        body.put("extensions", settled.json());
        end(request, result.isDataPresent() ? OK : requestErrorStatus(request), body.toBuffer());
    }

    /** An answer to an event, as it is sent over a WebSocket. */
    static JsonObject event(RoutingContext session, ExecutionResult result, Settled settled) {
        JsonObject body = errors(session, result.getErrors());
        return body.put("data", data(result)).put("extensions", settled.json());
    }

    /** Answers with data, or with nothing where the client has them. */
    static void send(RoutingContext request, ResultCache.Answer answer, Settled settled) {
        request.response().putHeader("ETag", answer.etag());
        boolean known = request.request().method() == HttpMethod.GET
                && answer.etag().equals(request.request().getHeader("If-None-Match"));
        if (known) {
            end(request, NOT_MODIFIED, Buffer.buffer());
            return;
        }
        if (SavedDocument.isCsv(request)) {
            CsvTable.send(request, answer.data());
            return;
        }
        end(
                request,
                OK,
                Buffer.buffer("{\"data\":")
                        .appendBuffer(answer.data())
                        .appendString(",\"extensions\":")
                        .appendBuffer(settled.json().toBuffer())
                        .appendString("}"));
    }

    /** The data of a result; null where there are none. */
    static JsonObject data(ExecutionResult result) {
        Map<String, Object> data = result.getData();
        return data == null ? null : new JsonObject(data);
    }

    /** Answers a document that does not fit the schema. */
    static void sendInvalid(RoutingContext request, List<? extends GraphQLError> errors) {
        end(request, requestErrorStatus(request), errors(request, errors).toBuffer());
    }

    /** Answers a request that is no operation. */
    static void sendMalformed(RoutingContext request, ApiException refusal) {
        HttpErrors.send(request, OperationRoutes.status(refusal), List.of(refusal));
    }

    /** Answers an operation that is not executed. */
    static void sendRefusal(RoutingContext request, ApiException refusal) {
        int status = OperationRoutes.status(refusal);
        HttpErrors.send(request, status == BAD_REQUEST ? requestErrorStatus(request) : status, List.of(refusal));
    }

    /** What clients of plain JSON get as an answer, clients of GraphQL's media type get as a bad request. */
    private static int requestErrorStatus(RoutingContext request) {
        return HttpErrors.contentType(request).equals(HttpErrors.GRAPHQL_RESPONSE) ? BAD_REQUEST : OK;
    }

    private static JsonObject errors(RoutingContext request, List<? extends GraphQLError> errors) {
        JsonObject body = new JsonObject();
        if (!errors.isEmpty()) {
            JsonArray array = new JsonArray();
            errors.forEach(error -> array.add(GraphQLErrors.json(error, HttpErrors.requestId(request))));
            body.put("errors", array);
        }
        return body;
    }

    private static void end(RoutingContext request, int status, Buffer body) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", HttpErrors.contentType(request) + "; charset=utf-8")
                .putHeader("Cache-Control", "private, no-cache")
                .putHeader("Vary", "Authorization, Accept")
                .end(body);
    }
}

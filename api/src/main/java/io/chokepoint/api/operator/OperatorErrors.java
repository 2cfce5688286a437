package io.chokepoint.api.operator;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says errors as GraphQL's are said: each with its code, and nothing of the inside. */
class OperatorErrors {
    private static final Logger LOG = Logger.getLogger(OperatorErrors.class);

    /** An error that is meant for the caller. */
    @ServerExceptionMapper
    Response known(ApiException error, RoutingContext request) {
        return answer(error, error.code().httpStatus(), request);
    }

    /** An address, method or media type that is not served. */
    @ServerExceptionMapper
    Response http(WebApplicationException error, RoutingContext request) {
        int status = error.getResponse().getStatus();
        ErrorCode code =
                status == Response.Status.NOT_FOUND.getStatusCode() ? ErrorCode.NOT_FOUND : ErrorCode.BAD_USER_INPUT;
        return answer(new ApiException(code, "The request is not served here: status " + status), status, request);
    }

    /** A fault of the server. */
    @ServerExceptionMapper
    Response fault(RuntimeException fault, RoutingContext request) {
        LOG.errorf(fault, "Request %s failed", HttpErrors.requestId(request));
        ApiException error = new ApiException(
                ErrorCode.INTERNAL, "The server could not answer; the request id finds the reason in its log");
        return answer(error, error.code().httpStatus(), request);
    }

    private static Response answer(ApiException error, int status, RoutingContext request) {
        JsonObject json = HttpErrors.json(error, HttpErrors.requestId(request));
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new JsonObject()
                        .put("errors", new JsonArray().add(json))
                        .encode())
                .build();
    }
}

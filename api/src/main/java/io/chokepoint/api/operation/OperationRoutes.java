package io.chokepoint.api.operation;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.ratelimit.RateLimits;
import io.chokepoint.api.tenant.TenantFilter;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/**
 * What reaches GraphQL over HTTP: JSON by POST, and queries by GET. A form or plain text, which a foreign page can send with
 * a user's browser, is refused before anything is executed.
 */
@ApplicationScoped
class OperationRoutes {
    private static final String PATH = "/graphql";
    private static final int BEFORE_TENANT = TenantFilter.ORDER - 1;
    private static final int AFTER_TENANT = TenantFilter.ORDER + 1;
    private static final int AFTER_NEIGHBOURS = 5_000;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int PAYLOAD_TOO_LARGE = 413;
    private static final String STATUS = "httpStatus";

    private final OperationHandler handler;
    private final OperationLimits limits;
    private final DocumentGate documents;
    private final Admission admission;

    OperationRoutes(
            CurrentIdentityAssociation identity,
            CurrentVertxRequest current,
            OperationPlanner planner,
            OperationLimits limits,
            RateLimits rates,
            ResultCache cache,
            DocumentGate documents,
            Admission admission,
            Turns turns) {
        this.limits = limits;
        this.handler =
                new OperationHandler(identity, current, planner, limits, rates, cache, documents, admission, turns);
        this.documents = documents;
        this.admission = admission;
    }

    void register(@Observes Router router) {
        router.route(PATH)
                .order(BEFORE_TENANT)
                .handler(OperationRoutes::check)
                .handler(admission::turnAway)
                .failureHandler(this::tooLarge);
        router.route(PATH).order(AFTER_TENANT).handler(documents::admit);
        router.post(PATH)
                .order(AFTER_TENANT + 1)
                .handler(BodyHandler.create(false).setBodyLimit(limits.maxBody()))
                .failureHandler(this::tooLarge);
        router.route(PATH).order(AFTER_TENANT + 2).handler(handler);
        // For whatever lets /graphql through only, such as the chart's ingress.
        router.get(PATH + "/q/:name").order(AFTER_NEIGHBOURS).handler(SavedDocument::ask);
        // After the routes of health and metrics, which are neighbours.
        router.get("/q/:name").order(AFTER_NEIGHBOURS).handler(SavedDocument::ask);
    }

    /** Status of an answer that is this error only. */
    static int status(ApiException error) {
        return error.details().get(STATUS) instanceof Integer status
                ? status
                : error.code().httpStatus();
    }

    static ApiException methodNotAllowed(String remedy) {
        return refusal(METHOD_NOT_ALLOWED, remedy);
    }

    private static void check(RoutingContext request) {
        if (request.request().method() == HttpMethod.OPTIONS) {
            request.response()
                    .putHeader("Allow", "GET, POST")
                    .setStatusCode(204)
                    .end();
            return;
        }
        boolean post = request.request().method() == HttpMethod.POST;
        if (!post && request.request().method() != HttpMethod.GET) {
            request.response().putHeader("Allow", "GET, POST");
            refuse(request, METHOD_NOT_ALLOWED, "Send operations by POST, or queries by GET");
        } else if (post
                && !"application/json".equals(mediaType(request.request().getHeader("Content-Type")))) {
            refuse(request, UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json");
        } else if (!acceptable(request.request().getHeader("Accept"))) {
            refuse(request, NOT_ACCEPTABLE, "Accept application/graphql-response+json or application/json");
        } else {
            request.next();
        }
    }

    private void tooLarge(RoutingContext request) {
        if (request.statusCode() == PAYLOAD_TOO_LARGE) {
            refuse(
                    request,
                    PAYLOAD_TOO_LARGE,
                    "The body has more than %d bytes; less passes".formatted(limits.maxBody()));
        } else {
            request.next();
        }
    }

    private static boolean acceptable(String accept) {
        return accept == null
                || accept.contains("*/*")
                || accept.contains("application/*")
                || accept.contains("application/json")
                || accept.contains(HttpErrors.GRAPHQL_RESPONSE)
                || accept.contains(CsvTable.MEDIA_TYPE);
    }

    private static String mediaType(String header) {
        return header == null ? "" : header.split(";", 2)[0].trim();
    }

    private static void refuse(RoutingContext request, int status, String message) {
        HttpErrors.send(request, status, List.of(refusal(status, message)));
    }

    private static ApiException refusal(int status, String message) {
        return new ApiException(ErrorCode.BAD_USER_INPUT, message, Map.of(STATUS, status));
    }
}

package io.chokepoint.api.graphql;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What may reach GraphQL over HTTP: POST of JSON. A form or plain text, which a foreign page can send with a user's
 * browser, is refused before anything is executed.
 */
@ApplicationScoped
class HttpRules {
    private static final int BEFORE_TENANT = 1;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int METHOD_NOT_ALLOWED = 405;

    void register(@Observes Router router) {
        router.route("/graphql").order(BEFORE_TENANT).handler(HttpRules::check);
    }

    private static void check(RoutingContext request) {
        if (request.request().method() == HttpMethod.OPTIONS) {
            request.next();
            return;
        }
        if (request.request().method() != HttpMethod.POST) {
            request.response().putHeader("Allow", "POST");
            refuse(request, METHOD_NOT_ALLOWED, "Send queries by POST");
            return;
        }
        String type = request.request().getHeader("Content-Type");
        if (type == null || !"application/json".equals(type.split(";", 2)[0].trim())) {
            refuse(request, UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json");
            return;
        }
        request.next();
    }

    private static void refuse(RoutingContext request, int status, String message) {
        JsonObject error = new JsonObject()
                .put("message", message)
                .put(
                        "extensions",
                        new JsonObject().put("code", "BAD_USER_INPUT").put("retryable", false));
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(new JsonObject().put("errors", new JsonArray().add(error)).encode());
    }
}

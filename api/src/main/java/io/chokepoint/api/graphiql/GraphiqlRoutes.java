package io.chokepoint.api.graphiql;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A page to try queries on, where the profile is that of the local run; elsewhere there is no such address. All that the page
 * loads comes from here: it works without a network, and its security policy lets nothing else in.
 */
@ApplicationScoped
class GraphiqlRoutes {
    private static final String PATH = "/graphiql";
    private static final String LOCAL = "local";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    /** Files by name: the page's own and, from the build, those of GraphiQL and React. */
    private static final Map<String, String> FILES = Map.of(
            "console.js", SCRIPT,
            "login.js", SCRIPT,
            "meter.js", SCRIPT,
            "console.css", STYLE,
            "graphiql.min.js", SCRIPT,
            "graphiql.min.css", STYLE,
            "react.production.min.js", SCRIPT,
            "react-dom.production.min.js", SCRIPT);

    private final String profile;
    private final URI issuer;

    GraphiqlRoutes(
            @ConfigProperty(name = "chokepoint.profile") String profile,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI issuer) {
        this.profile = profile;
        this.issuer = issuer;
    }

    void register(@Observes Router router) {
        if (!profile.equals(LOCAL)) {
            return;
        }
        router.get(PATH).handler(request -> send(request, "index.html", "text/html; charset=utf-8"));
        router.get(PATH + "/config.json").handler(this::config);
        FILES.forEach((name, type) -> router.get(PATH + "/" + name).handler(request -> send(request, name, type)));
    }

    /** Where the page logs its user in. */
    private void config(RoutingContext request) {
        headers(request, "application/json; charset=utf-8")
                .response()
                .end(new JsonObject()
                        .put("issuer", issuer.toString())
                        .put("client", "chokepoint-web")
                        .encode());
    }

    private void send(RoutingContext request, String name, String type) {
        headers(request, type).response().end(file(name));
    }

    private RoutingContext headers(RoutingContext request, String type) {
        String keycloak = issuer.getScheme() + "://" + issuer.getAuthority();
        request.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                // GraphiQL's editor writes styles into its elements.
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                                + " font-src 'self' data:; connect-src 'self' " + keycloak
                                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        return request;
    }

    private static Buffer file(String name) {
        try (InputStream file = GraphiqlRoutes.class.getResourceAsStream(PATH + "/" + name)) {
            if (file == null) {
                throw new IllegalStateException(
                        "File '%s' of GraphiQL is not in the build; build the API anew".formatted(name));
            }
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.chokepoint.api.operation;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets pages of other origins ask, those that are configured and no other. Tokens are sent by the page itself, so that no
 * browser adds credentials; what is not let in gets no header, and its browser keeps the answer from it.
 */
@ApplicationScoped
public class CrossOrigin {
    /** Before whatever answers, also with a refusal: a page must be able to read why. */
    private static final int ORDER = -160;

    private static final int REMEMBERED_SECONDS = 600;

    private final Set<String> origins;

    CrossOrigin(@ConfigProperty(name = "chokepoint.cors.origins") Optional<List<String>> origins) {
        this.origins = Set.copyOf(origins.orElse(List.of()));
        this.origins.forEach(CrossOrigin::check);
    }

    void register(@Observes Router router) {
        if (origins.isEmpty()) {
            return;
        }
        CorsHandler cors = CorsHandler.create()
                .addOrigins(List.copyOf(origins))
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST))
                .allowedHeaders(Set.of("Authorization", "Content-Type", "Accept", "If-None-Match", "Chokepoint-Tenant"))
                .exposedHeaders(Set.of("ETag", "RateLimit", "RateLimit-Policy", "Retry-After"))
                .maxAgeSeconds(REMEMBERED_SECONDS);
        for (String path : List.of("/graphql", "/graphql/*", "/q/:name")) {
            router.route(path).order(ORDER).handler(request -> pass(request, cors));
        }
    }

    /** Whether a page of this request's origin may be answered: it is configured, the API's own, or there is no page. */
    public boolean allows(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || origins.contains(origin) || origin.endsWith("://" + request.authority());
    }

    private void pass(RoutingContext request, CorsHandler cors) {
        String origin = request.request().getHeader("Origin");
        if (origin != null && origins.contains(origin)) {
            cors.handle(request);
        } else {
            request.next();
        }
    }

    private static void check(String origin) {
        URI uri = URI.create(origin);
        if (uri.getScheme() == null
                || uri.getHost() == null
                || !(uri.getScheme() + "://" + uri.getAuthority()).equals(origin)) {
            throw new IllegalStateException(
                    "CHOKEPOINT_CORS_ORIGINS: '%s' is no origin; write it as https://app.example, without a path or *"
                            .formatted(origin));
        }
    }
}

package io.chokepoint.api.live;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.operation.CrossOrigin;
import io.chokepoint.api.operation.LiveOperations;
import io.chokepoint.api.tenant.SessionTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Takes connections of graphql-transport-ws at GraphQL's own address. A connection has no caller until its first message
 * brings a token: nothing that a browser sends by itself opens anything.
 */
@ApplicationScoped
class LiveRoutes {
    static final String PROTOCOL = "graphql-transport-ws";

    private static final Logger LOG = Logger.getLogger(LiveRoutes.class);
    /** After Quarkus has looked for a token, and before its own WebSockets, which know nothing of tenants. */
    private static final int ORDER = -150;

    private final LiveConfig config;
    private final SessionTokens tokens;
    private final LiveOperations operations;
    private final PublicationFeed feed;
    private final CrossOrigin origins;
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<UUID, AtomicInteger> ofTenants = new ConcurrentHashMap<>();

    LiveRoutes(
            LiveConfig config,
            SessionTokens tokens,
            LiveOperations operations,
            PublicationFeed feed,
            CrossOrigin origins,
            MeterRegistry metrics) {
        this.config = config;
        this.tokens = tokens;
        this.operations = operations;
        this.feed = feed;
        this.origins = origins;
        metrics.gauge("chokepoint.live.connections", connections);
    }

    void register(@Observes Router router) {
        router.route("/graphql").order(ORDER).handler(this::take);
    }

    LiveConfig config() {
        return config;
    }

    SessionTokens tokens() {
        return tokens;
    }

    LiveOperations operations() {
        return operations;
    }

    PublicationFeed feed() {
        return feed;
    }

    /** Counts a connection of a tenant; false when the tenant has as many as it may. */
    boolean enter(UUID tenantId) {
        return ofTenants
                        .computeIfAbsent(tenantId, absent -> new AtomicInteger())
                        .incrementAndGet()
                <= config.maxPerTenant();
    }

    void leave(UUID tenantId) {
        ofTenants.get(tenantId).decrementAndGet();
    }

    private void take(RoutingContext request) {
        String upgrade = request.request().getHeader("Upgrade");
        if (upgrade == null || !upgrade.toLowerCase(Locale.ROOT).contains("websocket")) {
            request.next();
            return;
        }
        if (!origins.allows(request.request())) {
            HttpErrors.send(
                    request,
                    new ApiException(
                            ErrorCode.FORBIDDEN, "Pages of this origin may not connect; see CHOKEPOINT_CORS_ORIGINS"));
            return;
        }
        String offered = request.request().getHeader("Sec-WebSocket-Protocol");
        if (offered == null || !List.of(offered.split("\\s*,\\s*")).contains(PROTOCOL)) {
            HttpErrors.send(
                    request,
                    new ApiException(
                            ErrorCode.BAD_USER_INPUT,
                            "Sec-WebSocket-Protocol: '%s' is spoken here".formatted(PROTOCOL)));
            return;
        }
        if (connections.incrementAndGet() > config.maxConnections()) {
            connections.decrementAndGet();
            HttpErrors.send(
                    request,
                    new ApiException(
                            ErrorCode.UNAVAILABLE,
                            "The server has %d connections already; try again later"
                                    .formatted(config.maxConnections())));
            return;
        }
        request.request()
                .toWebSocket()
                .onSuccess(socket -> open(request, socket))
                .onFailure(failure -> {
                    connections.decrementAndGet();
                    LOG.debugf(failure, "Request %s became no WebSocket", HttpErrors.requestId(request));
                });
    }

    private void open(RoutingContext request, ServerWebSocket socket) {
        LiveSession session = new LiveSession(this, request, socket);
        socket.closeHandler(closed -> {
            connections.decrementAndGet();
            session.closed();
        });
        session.open();
    }
}

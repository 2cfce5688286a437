package io.chokepoint.api.live;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.tenant.Caller;
import io.chokepoint.api.tenant.SessionTokens.Session;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * One connection: a login, then subscriptions, until the client goes, the token ends or the tenant is not served any more.
 * Everything but blocking look-ups happens on the connection's own event loop.
 */
final class LiveSession {
    private static final Logger LOG = Logger.getLogger(LiveSession.class);
    private static final String TYPE = "type";
    private static final String ID = "id";
    private static final String PAYLOAD = "payload";
    private static final String CHOICE = "Chokepoint-Tenant";

    private final LiveRoutes routes;
    private final RoutingContext request;
    private final ServerWebSocket socket;
    private final Vertx vertx;
    private final Context context;
    private final LiveSubscriptions subscriptions;
    private final long login;
    private Instant heard = Instant.now();
    private boolean asked;
    private boolean closed;
    private Session session;
    private UUID counted;
    private long check = -1;

    LiveSession(LiveRoutes routes, RoutingContext request, ServerWebSocket socket) {
        this.routes = routes;
        this.request = request;
        this.socket = socket;
        this.vertx = request.vertx();
        this.context = vertx.getOrCreateContext();
        this.subscriptions = new LiveSubscriptions(routes, this, request, context);
        this.login = vertx.setTimer(routes.config().login().toMillis(), fired -> {
            if (session == null) {
                close(CloseCode.LOGIN_TIMEOUT, "Connection initialisation timeout");
            }
        });
    }

    void open() {
        socket.textMessageHandler(text -> context.runOnContext(ignored -> received(text)));
        socket.binaryMessageHandler(binary -> close(CloseCode.INVALID, "Send text"));
        socket.exceptionHandler(failure -> LOG.debugf(failure, "Session %s broke", HttpErrors.requestId(request)));
    }

    /** Forgets everything, once the connection is gone. */
    void closed() {
        context.runOnContext(ignored -> {
            closed = true;
            vertx.cancelTimer(login);
            vertx.cancelTimer(check);
            if (counted != null) {
                routes.leave(counted);
            }
            if (session != null) {
                subscriptions.end(session.caller());
            }
        });
    }

    private void received(String text) {
        heard = Instant.now();
        JsonObject message;
        try {
            message = new JsonObject(text);
        } catch (DecodeException | ClassCastException e) {
            // What is wrong is said below; the parser's words may repeat the input.
            close(CloseCode.INVALID, "Send JSON objects");
            return;
        }
        String type = message.getValue(TYPE) instanceof String named ? named : "";
        switch (type) {
            case "connection_init" -> login(message);
            case "ping" -> send(new JsonObject().put(TYPE, "pong"));
            case "pong" -> {
                // It is a sign of life, which is noted above.
            }
            case "subscribe" -> {
                if (session == null) {
                    close(CloseCode.EXPIRED, "Unauthorized: send connection_init first");
                } else {
                    subscriptions.subscribe(message);
                }
            }
            case "complete" -> subscriptions.complete(String.valueOf(message.getValue(ID)));
            default -> close(CloseCode.INVALID, "A message has no type that is known");
        }
    }

    private void login(JsonObject message) {
        if (asked) {
            close(CloseCode.TWICE, "Too many initialisation requests");
            return;
        }
        asked = true;
        JsonObject payload = message.getValue(PAYLOAD) instanceof JsonObject given ? given : new JsonObject();
        Object authorization = Optional.ofNullable(payload.getValue("authorization"))
                .orElseGet(() -> payload.getValue("Authorization"));
        Optional<String> choice = Optional.ofNullable(payload.getValue(CHOICE)).map(Object::toString);
        routes.tokens()
                .verify(request, authorization instanceof String token ? token : null, choice)
                .subscribe()
                .with(
                        found -> context.runOnContext(ignored -> loggedIn(found)),
                        failure -> context.runOnContext(ignored -> refuse(failure)));
    }

    private void loggedIn(Session found) {
        if (closed) {
            return;
        }
        UUID tenant = found.caller().scope().tenantId();
        counted = tenant;
        if (!routes.enter(tenant)) {
            close(
                    CloseCode.TOO_MANY,
                    "Your tenant has %d connections already; close one"
                            .formatted(routes.config().maxPerTenant()));
            return;
        }
        session = found;
        request.put(Caller.class.getName(), found.caller());
        check = vertx.setPeriodic(routes.config().check().toMillis(), fired -> check());
        // To the instant: until the next check the token would be good for too long.
        long left = Math.max(1, found.until().toEpochMilli() - System.currentTimeMillis());
        vertx.setTimer(left, fired -> {
            if (!closed) {
                close(CloseCode.EXPIRED, "The token has ended; connect again with another");
            }
        });
        send(new JsonObject().put(TYPE, "connection_ack"));
    }

    /** Looks whether the tenant is still served and the client still there. */
    private void check() {
        Instant now = Instant.now();
        if (heard.plus(routes.config().silence()).isBefore(now)) {
            close(
                    CloseCode.SILENT,
                    "Nothing was heard of you for %s".formatted(routes.config().silence()));
            return;
        }
        if (heard.plus(routes.config().silence().dividedBy(2)).isBefore(now)) {
            send(new JsonObject().put(TYPE, "ping"));
        }
        vertx.executeBlocking(() -> routes.tokens().again(session.caller()), false)
                .onComplete(
                        caller -> context.runOnContext(ignored -> renewed(caller)),
                        failure -> context.runOnContext(ignored -> refuse(failure)));
    }

    private void renewed(Caller caller) {
        session = new Session(caller, session.until());
        routes.feed().know(caller.scope());
    }

    private void refuse(Throwable failure) {
        if (failure instanceof ApiException refusal) {
            close(
                    refusal.code() == ErrorCode.UNAVAILABLE ? CloseCode.SLOW : CloseCode.FORBIDDEN,
                    refusal.code() + ": " + refusal.getMessage());
        } else {
            LOG.errorf(failure, "Session %s failed", HttpErrors.requestId(request));
            close(CloseCode.FAULT, "The server could not answer");
        }
    }

    /** Who the connection is for, as the tenant was at the last look. */
    Caller caller() {
        return session.caller();
    }

    /** Whether the client does not take what it is sent. */
    boolean isSlow() {
        return socket.writeQueueFull();
    }

    /** Sends a message, while the connection is there. */
    void send(JsonObject message) {
        if (!closed && !socket.isClosed()) {
            socket.writeTextMessage(message.encode());
        }
    }

    /** Closes the connection, for a reason. */
    void close(short code, String reason) {
        if (!closed && !socket.isClosed()) {
            // A reason has 123 bytes at most.
            socket.close(code, reason.length() > CloseCode.LONGEST ? reason.substring(0, CloseCode.LONGEST) : reason);
        }
    }
}

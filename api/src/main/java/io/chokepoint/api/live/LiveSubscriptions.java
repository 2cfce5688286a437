package io.chokepoint.api.live;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.operation.LiveOperations;
import io.chokepoint.api.operation.LiveOperations.Admitted;
import io.chokepoint.api.operation.LiveOperations.Refused;
import io.chokepoint.api.tenant.Caller;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The subscriptions of one connection, and the publications that wait to be told to them. For the connection's event loop. */
final class LiveSubscriptions {
    private static final Logger LOG = Logger.getLogger(LiveSubscriptions.class);
    private static final String TYPE = "type";
    private static final String ID = "id";
    private static final String PAYLOAD = "payload";
    private static final String PUBLICATION = Publication.class.getName();

    private final LiveRoutes routes;
    private final LiveSession session;
    private final RoutingContext request;
    private final Vertx vertx;
    private final Context context;
    private final Map<String, Admitted> subscriptions = new HashMap<>();
    private final Queue<Event> waiting = new ArrayDeque<>();
    private final Consumer<Publication> listener;
    private boolean busy;
    private boolean ended;

    private record Event(String subscription, Publication publication) {}

    LiveSubscriptions(LiveRoutes routes, LiveSession session, RoutingContext request, Context context) {
        this.routes = routes;
        this.session = session;
        this.request = request;
        this.vertx = request.vertx();
        this.context = context;
        this.listener = publication -> context.runOnContext(ignored -> published(publication));
    }

    /** Forgets all, at the end of the connection. */
    void end(Caller caller) {
        ended = true;
        subscriptions.clear();
        waiting.clear();
        routes.feed().forget(caller.scope().tenantId(), listener);
    }

    /** Ends a subscription, if there is one. */
    void complete(String id) {
        subscriptions.remove(id);
    }

    /** Takes a subscription, unless it breaks a rule. */
    void subscribe(JsonObject message) {
        if (!(message.getValue(ID) instanceof String id)
                || id.isEmpty()
                || !(message.getValue(PAYLOAD) instanceof JsonObject payload)) {
            session.close(CloseCode.INVALID, "subscribe: send an id and a payload");
            return;
        }
        if (subscriptions.containsKey(id)) {
            session.close(CloseCode.SAME_ID, "Subscriber for %s already exists".formatted(id));
            return;
        }
        int most = routes.config().maxSubscriptions();
        if (subscriptions.size() >= most) {
            error(
                    id,
                    new JsonArray()
                            .add(HttpErrors.json(
                                    new ApiException(
                                            ErrorCode.BAD_USER_INPUT,
                                            "The connection has %d subscriptions; at most %d pass: complete one"
                                                    .formatted(subscriptions.size() + 1, most)),
                                    HttpErrors.requestId(request))));
            return;
        }
        // The place is taken until it is known what stands there.
        subscriptions.put(id, null);
        vertx.executeBlocking(
                        () -> {
                            request.put(Caller.class.getName(), session.caller());
                            return routes.operations().admit(request, payload);
                        },
                        true)
                .onComplete(
                        admitted -> context.runOnContext(ignored -> listen(id, admitted)),
                        failure -> context.runOnContext(ignored -> refused(id, failure)));
    }

    private void listen(String id, Admitted admitted) {
        if (ended || !subscriptions.containsKey(id)) {
            return;
        }
        subscriptions.put(id, admitted);
        Caller caller = session.caller();
        vertx.executeBlocking(
                        () -> {
                            routes.feed().listen(caller.scope(), listener);
                            return caller;
                        },
                        true)
                .onComplete(
                        listening -> context.runOnContext(ignored -> {
                            if (ended) {
                                routes.feed().forget(caller.scope().tenantId(), listener);
                            }
                        }),
                        failure -> context.runOnContext(ignored -> refused(id, failure)));
    }

    private void refused(String id, Throwable failure) {
        subscriptions.remove(id);
        if (failure instanceof Refused refusal) {
            error(id, refusal.errors());
        } else {
            LOG.errorf(failure, "A subscription of session %s failed", HttpErrors.requestId(request));
            session.close(CloseCode.FAULT, "The server could not answer");
        }
    }

    private void published(Publication publication) {
        if (ended) {
            return;
        }
        if (waiting.size() + subscriptions.size() > routes.config().maxWaiting() || session.isSlow()) {
            session.close(CloseCode.SLOW, "You read too slowly; connect again and read what you have missed");
            return;
        }
        subscriptions.keySet().forEach(id -> waiting.add(new Event(id, publication)));
        next();
    }

    /** Answers what waits, one after the other: a part of the session's request at a time. */
    private void next() {
        Event event = busy ? null : waiting.poll();
        if (event == null || ended) {
            return;
        }
        Admitted admitted = subscriptions.get(event.subscription());
        if (admitted == null) {
            next();
            return;
        }
        busy = true;
        request.put(Caller.class.getName(), session.caller());
        request.put(PUBLICATION, event.publication());
        LiveOperations operations = routes.operations();
        VertxContext.createNewDuplicatedContext(context)
                .runOnContext(ignored -> operations.answer(
                        request,
                        admitted,
                        answer -> context.runOnContext(next -> answered(event.subscription(), answer)),
                        errors -> context.runOnContext(next -> finished(event.subscription(), errors))));
    }

    private void answered(String id, JsonObject answer) {
        if (subscriptions.containsKey(id)) {
            session.send(new JsonObject().put(TYPE, "next").put(ID, id).put(PAYLOAD, answer));
        }
    }

    private void finished(String id, JsonArray errors) {
        busy = false;
        if (!errors.isEmpty() && subscriptions.containsKey(id)) {
            subscriptions.remove(id);
            error(id, errors);
        }
        next();
    }

    private void error(String id, JsonArray errors) {
        session.send(new JsonObject().put(TYPE, "error").put(ID, id).put(PAYLOAD, errors));
    }
}

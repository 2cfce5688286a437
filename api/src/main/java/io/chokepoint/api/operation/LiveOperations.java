package io.chokepoint.api.operation;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.GraphQLErrors;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.ratelimit.Charge;
import io.chokepoint.api.ratelimit.RateLimits;
import io.chokepoint.api.request.RequestWork;
import io.chokepoint.api.tenant.Caller;
import io.chokepoint.api.tenant.CurrentScope;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.reactivestreams.Publisher;

/**
 * Subscriptions, under the rules of all operations. Each event is an operation of its own: executed in the scope that its
 * caller has by then, within a deadline, and charged.
 */
@ApplicationScoped
public class LiveOperations {
    private static final Logger LOG = Logger.getLogger(LiveOperations.class);
    /** How long an event waits while there is no room for it to wait inside. */
    private static final long FULL_MILLIS = 1_000;

    private final OperationPlanner planner;
    private final OperationLimits limits;
    private final RateLimits rates;
    private final DocumentGate documents;
    private final Turns turns;

    LiveOperations(
            OperationPlanner planner, OperationLimits limits, RateLimits rates, DocumentGate documents, Turns turns) {
        this.planner = planner;
        this.limits = limits;
        this.rates = rates;
        this.documents = documents;
        this.turns = turns;
    }

    /** A subscription that keeps to all rules. */
    public static final class Admitted {
        private final OperationRequest asked;
        private final OperationPlan plan;

        private Admitted(OperationRequest asked, OperationPlan plan) {
            this.asked = asked;
            this.plan = plan;
        }
    }

    /** Why a subscription is not let in. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient JsonArray errors;

        private Refused(JsonArray errors) {
            this.errors = errors;
        }

        /** The errors, each as in an answer over HTTP. */
        public JsonArray errors() {
            return errors;
        }
    }

    /**
     * Lets a subscription in, for a point. Blocking.
     *
     * @param session the request that the session began with, with its caller
     * @param payload the operation as a client sends it
     * @throws Refused when the operation breaks a rule, or is none that is answered here
     */
    public Admitted admit(RoutingContext session, JsonObject payload) {
        try {
            documents.know(session);
            OperationRequest asked = documents.resolved(session, OperationRequest.ofBody(payload.toBuffer()));
            CompiledDocument document = planner.compile(asked);
            if (!document.errors().isEmpty()) {
                throw new Refused(errors(session, document.errors()));
            }
            Caller caller = CurrentScope.caller(session);
            OperationPlan plan = planner.plan(asked, document, caller.scope());
            documents.check(session, asked, plan);
            if (plan.operation().getOperation() != OperationDefinition.Operation.SUBSCRIPTION) {
                throw new ApiException(ErrorCode.BAD_USER_INPUT, "Send queries and mutations over HTTP");
            }
            Charge charge = rates.charge(caller, 1);
            if (!charge.taken()) {
                throw RateHeaders.refusal(charge);
            }
            return new Admitted(asked, plan);
        } catch (ApiException e) {
            throw new Refused(error(session, e));
        }
    }

    /**
     * Executes a subscription for an event when it is its tenant's turn, on a context of its own; events of one session come
     * one after another. While so much waits that an operation over HTTP would be turned away, the event waits outside: it is
     * the server that has made the work, so there is nobody to tell to come again.
     *
     * @param session the request that the session began with, with its caller and the event
     * @param next takes the answer; it is not called where the caller may see nothing of the event
     * @param end called once, after the answer; with errors when the subscription cannot go on
     */
    public void answer(RoutingContext session, Admitted admitted, Consumer<JsonObject> next, Consumer<JsonArray> end) {
        Caller caller = CurrentScope.caller(session);
        long cost = admitted.plan.cost().most();
        Charge charge = rates.charge(caller, cost);
        if (!charge.taken()) {
            end.accept(error(session, RateHeaders.refusal(charge)));
            return;
        }
        Context context = session.vertx().getOrCreateContext();
        AtomicReference<Runnable> turn = new AtomicReference<>();
        Consumer<JsonArray> finished = errors -> {
            turn.get().run();
            end.accept(errors);
        };
        Runnable execution = () -> execute(session, caller, admitted, charge, next, finished);
        try {
            turns.take(
                    caller.scope().tenantId(),
                    cost,
                    turn::set,
                    execution,
                    () -> context.runOnContext(ignored -> execution.run()));
        } catch (ApiException full) {
            rates.refund(caller, cost);
            session.vertx().setTimer(FULL_MILLIS, again -> answer(session, admitted, next, end));
        }
    }

    private void execute(
            RoutingContext session,
            Caller caller,
            Admitted admitted,
            Charge charge,
            Consumer<JsonObject> next,
            Consumer<JsonArray> end) {
        RequestWork work = RequestWork.beginPart(session, limits.deadline());
        ManagedContext cdi = Arc.container().requestContext();
        cdi.activate();
        InjectableContext.ContextState state = cdi.getState();
        Consumer<JsonArray> finished = errors -> {
            work.executor().execute(() -> {
                cdi.destroy(state);
                end.accept(errors);
            });
        };
        Writer writer = new Writer(session, caller, admitted, charge, next, finished);
        try {
            JsonObject input = new JsonObject()
                    .put("query", admitted.asked.query())
                    .put("operationName", admitted.plan.operation().getName())
                    .put("variables", admitted.asked.variables());
            Map<String, Object> metadata = new HashMap<>();
            metadata.put("runBlocking", false);
            metadata.put("httpHeaders", Map.of());
            metadata.put("state", state);
            Arc.container().instance(ExecutionService.class).get().executeAsync(parsed(input), metadata, writer);
        } catch (RuntimeException e) {
            // Whoever waits for the end of this event must hear of it.
            writer.fail(e);
        } finally {
            cdi.deactivate();
        }
    }

    private static jakarta.json.JsonObject parsed(JsonObject input) {
        try (JsonReader reader = Json.createReader(new StringReader(input.encode()))) {
            return reader.readObject();
        }
    }

    private static JsonArray error(RoutingContext session, ApiException error) {
        return new JsonArray().add(HttpErrors.json(error, HttpErrors.requestId(session)));
    }

    private static JsonArray errors(RoutingContext session, List<? extends GraphQLError> errors) {
        JsonArray array = new JsonArray();
        errors.forEach(error -> array.add(GraphQLErrors.json(error, HttpErrors.requestId(session))));
        return array;
    }

    /** Hands on what was executed, and settles its cost. */
    private final class Writer implements ExecutionResponseWriter {
        private final RoutingContext session;
        private final Caller caller;
        private final Admitted admitted;
        private final Charge charge;
        private final Consumer<JsonObject> next;
        private final Consumer<JsonArray> end;

        Writer(
                RoutingContext session,
                Caller caller,
                Admitted admitted,
                Charge charge,
                Consumer<JsonObject> next,
                Consumer<JsonArray> end) {
            this.session = session;
            this.caller = caller;
            this.admitted = admitted;
            this.charge = charge;
            this.next = next;
            this.end = end;
        }

        @Override
        public void write(ExecutionResponse response) {
            ExecutionResult result = response.getExecutionResult();
            if (!(result.getData() instanceof Publisher<?> events)) {
                rates.refund(caller, charge.cost() - 1);
                end.accept(errors(session, result.getErrors()));
                return;
            }
            Multi.createFrom()
                    .publisher(flow(events))
                    .ifNoItem()
                    .after(limits.deadline())
                    .fail()
                    .collect()
                    .asList()
                    .subscribe()
                    .with(this::answered, this::fail);
        }

        /** One event has one answer, or none where its caller sees nothing of it. */
        private void answered(List<ExecutionResult> results) {
            if (results.isEmpty()) {
                rates.refund(caller, charge.cost() - 1);
            }
            for (ExecutionResult result : results) {
                long actual = result.getData() instanceof Map<?, ?> data
                        ? admitted.plan.cost().of(data)
                        : 1;
                rates.refund(caller, charge.cost() - actual);
                next.accept(OperationAnswer.event(
                        session, result, new OperationAnswer.Settled(charge, actual, charge.cost() - actual)));
            }
            end.accept(new JsonArray());
        }

        @Override
        public void fail(Throwable failure) {
            LOG.errorf(failure, "An event of session %s could not be answered", HttpErrors.requestId(session));
            rates.refund(caller, charge.cost() - 1);
            end.accept(error(
                    session,
                    new ApiException(
                            ErrorCode.INTERNAL,
                            "The server could not answer; the request id finds the reason in its log")));
        }

        @SuppressWarnings("unchecked")
        private static Flow.Publisher<ExecutionResult> flow(Publisher<?> events) {
            return mutiny.zero.flow.adapters.AdaptersToFlow.publisher((Publisher<ExecutionResult>) events);
        }
    }
}

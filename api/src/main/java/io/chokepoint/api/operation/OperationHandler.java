package io.chokepoint.api.operation;

import graphql.ExecutionResult;
import graphql.language.OperationDefinition;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.ratelimit.Charge;
import io.chokepoint.api.ratelimit.RateLimitQueries;
import io.chokepoint.api.ratelimit.RateLimits;
import io.chokepoint.api.request.RequestWork;
import io.chokepoint.api.tenant.Caller;
import io.chokepoint.api.tenant.CurrentScope;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes an operation over HTTP: refuses what it can before anything is executed, charges the rest and has it executed
 * within its time.
 */
final class OperationHandler extends SmallRyeGraphQLAbstractHandler {
    private static final Logger LOG = Logger.getLogger(OperationHandler.class);
    private static final Duration GRACE = Duration.ofSeconds(1);
    static final String COME_AGAIN_SECONDS = "1";
    /** How long a tenant's request waits for being told that too much of the tenant waits. */
    private static final long FULL_MILLIS = 50;

    private final OperationPlanner planner;
    private final OperationLimits limits;
    private final RateLimits rates;
    private final ResultCache cache;
    private final DocumentGate documents;
    private final Admission admission;
    private final Turns turns;

    OperationHandler(
            CurrentIdentityAssociation identity,
            CurrentVertxRequest current,
            OperationPlanner planner,
            OperationLimits limits,
            RateLimits rates,
            ResultCache cache,
            DocumentGate documents,
            Admission admission,
            Turns turns) {
        super(identity, current, false);
        this.planner = planner;
        this.limits = limits;
        this.rates = rates;
        this.cache = cache;
        this.documents = documents;
        this.admission = admission;
        this.turns = turns;
    }

    @Override
    protected void doHandle(RoutingContext request) {
        if (request.response().closed()) {
            // Its client has gone while its token was looked at: its end has been, and would give nothing back.
            return;
        }
        boolean get = request.request().method() == HttpMethod.GET;
        OperationRequest asked;
        try {
            asked = SavedDocument.of(request)
                    .orElseGet(() -> get
                            ? OperationRequest.ofParameters(request.request().params())
                            : OperationRequest.ofBody(request.body().buffer()));
        } catch (ApiException e) {
            OperationAnswer.sendMalformed(request, e);
            return;
        }
        try {
            asked = documents.resolved(request, asked);
            CompiledDocument document = planner.compile(asked);
            if (!document.errors().isEmpty()) {
                OperationAnswer.sendInvalid(request, document.errors());
                return;
            }
            OperationPlan plan =
                    planner.plan(asked, document, CurrentScope.caller(request).scope());
            documents.check(request, asked, plan);
            execute(request, asked, plan, get);
        } catch (ApiException e) {
            OperationAnswer.sendRefusal(request, e);
        } catch (RuntimeException e) {
            fail(request, e);
        }
    }

    private void execute(RoutingContext request, OperationRequest asked, OperationPlan plan, boolean get) {
        if (get && plan.operation().getOperation() != OperationDefinition.Operation.QUERY) {
            request.response().putHeader("Allow", "POST");
            throw OperationRoutes.methodNotAllowed("Send mutations by POST");
        }
        if (plan.operation().getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT, "Subscriptions are answered over a WebSocket of graphql-transport-ws");
        }
        Caller caller = CurrentScope.caller(request);
        long cost = plan.cost().most();
        Optional<String> dryRun = DryRun.of(plan.operation(), asked.variables());
        Charge charge = dryRun.isPresent() ? rates.quote(caller, cost) : rates.charge(caller, cost);
        RateHeaders.put(request.response(), charge);
        if (!charge.taken()) {
            throw RateHeaders.refusal(charge);
        }
        RateLimitQueries.keep(request, charge, plan.cost().objects());
        Optional<ResultCache.Key> key = dryRun.isPresent() ? Optional.empty() : cache.key(caller.scope(), asked, plan);
        Optional<ResultCache.Answer> known = key.flatMap(cache::get);
        if (known.isPresent()) {
            rates.refund(caller, cost - 1);
            OperationAnswer.send(request, known.get(), new OperationAnswer.Settled(charge, 1, cost - 1));
            return;
        }
        long taken = dryRun.isPresent() ? 0 : cost;
        orRefund(request, caller, taken, () -> answerAtLast(request, admission.enter(request)));
        RequestWork work = RequestWork.begin(request, limits.deadline());
        JsonObject input = dryRun.map(text -> new JsonObject().put("query", text))
                .orElseGet(() -> new JsonObject()
                        .put("query", asked.query())
                        .put("operationName", plan.operation().getName())
                        .put("variables", asked.variables()));
        Writer writer = new Writer(request, caller, plan, charge, key, dryRun.isPresent());
        atItsTurn(request, caller, work, taken, () -> getExecutionService()
                .executeAsync(inputToJsonObject(input.encode()), getMetaData(request), writer));
    }

    /** Executes where the request came in, as what it came in as, unless it has ended while it waited. */
    private void atItsTurn(RoutingContext request, Caller caller, RequestWork work, long cost, Runnable execution) {
        ManagedContext beans = Arc.container().requestContext();
        ContextState ofRequest = beans.getState();
        Runnable later = () -> work.executor().execute(() -> {
            if (work.ended()) {
                return;
            }
            beans.activate(ofRequest);
            try {
                execution.run();
            } catch (RuntimeException e) {
                fail(request, e);
            } finally {
                beans.deactivate();
            }
        });
        try {
            orRefund(
                    request,
                    caller,
                    cost,
                    () -> turns.take(
                            caller.scope().tenantId(),
                            cost,
                            end -> request.addEndHandler(ended -> end.run()),
                            execution,
                            later));
        } catch (ApiException full) {
            // Clients that ask again at once would take from the tenant's own work what it needs to be done.
            request.vertx().setTimer(FULL_MILLIS, waited -> OperationAnswer.sendRefusal(request, full));
        }
    }

    /** Takes a place; where there is none, the caller is told when to come again and gets its points back. */
    private void orRefund(RoutingContext request, Caller caller, long cost, Runnable place) {
        try {
            place.run();
        } catch (ApiException full) {
            rates.refund(caller, cost);
            request.response().putHeader("Retry-After", COME_AGAIN_SECONDS);
            throw full;
        }
    }

    /** Answers a request that the engine has lost: reads end with the deadline, and what they leave is written soon after. */
    private void answerAtLast(RoutingContext request, Runnable leave) {
        long timer = request.vertx().setTimer(limits.deadline().plus(GRACE).toMillis(), fired -> {
            leave.run();
            OperationAnswer.sendRefusal(
                    request,
                    new ApiException(
                            ErrorCode.TIMEOUT,
                            "The answer took longer than %d ms; ask for less"
                                    .formatted(limits.deadline().toMillis())));
        });
        request.addEndHandler(end -> request.vertx().cancelTimer(timer));
    }

    private static void fail(RoutingContext request, Throwable failure) {
        LOG.errorf(failure, "Request %s failed", HttpErrors.requestId(request));
        OperationAnswer.sendRefusal(
                request,
                new ApiException(
                        ErrorCode.INTERNAL, "The server could not answer; the request id finds the reason in its log"));
    }

    /** Sends what was executed, and settles its cost. */
    private final class Writer implements ExecutionResponseWriter {
        private final RoutingContext request;
        private final Caller caller;
        private final OperationPlan plan;
        private final Charge charge;
        private final Optional<ResultCache.Key> key;
        private final boolean dry;

        Writer(
                RoutingContext request,
                Caller caller,
                OperationPlan plan,
                Charge charge,
                Optional<ResultCache.Key> key,
                boolean dry) {
            this.request = request;
            this.caller = caller;
            this.plan = plan;
            this.charge = charge;
            this.key = key;
            this.dry = dry;
        }

        @Override
        public void write(ExecutionResponse response) {
            ExecutionResult result = response.getExecutionResult();
            long actual = dry
                    ? 0
                    : result.getData() instanceof Map<?, ?> data ? plan.cost().of(data) : 1;
            long refund = dry ? 0 : charge.cost() - actual;
            rates.refund(caller, refund);
            if (request.response().ended()) {
                // It was refused at its deadline; what was written cannot be taken back.
                return;
            }
            OperationAnswer.Settled settled = new OperationAnswer.Settled(charge, actual, refund);
            if (!result.getErrors().isEmpty() || result.getData() == null) {
                OperationAnswer.send(request, result, settled);
                return;
            }
            ResultCache.Answer answer = ResultCache.Answer.of(
                    caller.scope(), OperationAnswer.data(result).toBuffer());
            key.ifPresent(place -> cache.put(place, answer));
            OperationAnswer.send(request, answer, settled);
        }

        @Override
        public void fail(Throwable failure) {
            OperationHandler.fail(request, failure);
        }
    }
}

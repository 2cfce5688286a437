package io.chokepoint.api.operation;

import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import io.chokepoint.api.access.AccessRules;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.plan.PlanLimits;
import io.chokepoint.api.plan.Plans;
import io.chokepoint.api.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides what of a request is executed, if anything. */
@ApplicationScoped
class OperationPlanner {
    private static final String QUERY = "Query";
    private static final String MUTATION = "Mutation";
    private static final String PAGE = "first";
    private static final String INPUT = "input";
    /** Exports alone are given a format. */
    private static final String FORMAT = "format";

    /** What is of the tenant, and changes without a publication. */
    private static final List<String> OWN = List.of("overlay", "composite");
    /** Fields that say what is published and nothing else. */
    private static final Set<String> PUBLISHED = Set.of("subject", "subjects", "ranking", "indexDefinitions");

    private static final Set<String> DOCUMENTS =
            Set.of("trustedDocuments", "publishTrustedDocuments", "removeTrustedDocuments", "setDocumentPolicy");

    private final DocumentCompiler compiler;
    private final GraphQLSchema schema;
    private final OperationLimits limits;
    private final Plans plans;

    OperationPlanner(DocumentCompiler compiler, GraphQLSchema schema, OperationLimits limits, Plans plans) {
        this.compiler = compiler;
        this.schema = schema;
        this.limits = limits;
        this.plans = plans;
    }

    /** The document of a request; see {@link DocumentCompiler#compile}. */
    CompiledDocument compile(OperationRequest request) {
        return compiler.compile(request.query());
    }

    /**
     * The operation of a request whose document is valid.
     *
     * @throws ApiException when there is no such operation, a variable does not fit, the caller may not ask for it, or it
     *     costs more than passes
     */
    OperationPlan plan(OperationRequest request, CompiledDocument compiled, TenantScope scope) {
        OperationDefinition operation = compiled.operation(request.operationName());
        PlanLimits plan = plans.of(scope.planId());
        Set<String> roots = new HashSet<>();
        OperationCost cost = CostAnalysis.of(
                schema,
                compiled.document(),
                operation.getName(),
                request.variables().getMap(),
                (type, field, arguments) -> {
                    AccessRules.check(scope, type, field);
                    check(plan, type, arguments);
                    if (type.equals(QUERY) || type.equals(MUTATION)) {
                        roots.add(field);
                    }
                });
        atMost("costs", cost.most(), "points", limits.maxCost());
        plan.checkCost(cost.most());
        atMost("can answer", cost.cells(), "values", limits.maxCells());
        boolean own = OWN.stream().anyMatch(request.query()::contains);
        return new OperationPlan(operation, cost, PUBLISHED.containsAll(roots) && !own, DOCUMENTS.containsAll(roots));
    }

    private static void check(PlanLimits plan, String type, Map<String, Object> arguments) {
        if (arguments.get(PAGE) instanceof Number size) {
            plan.checkPage(size.longValue());
        }
        if (type.equals(MUTATION) && arguments.get(INPUT) instanceof Map<?, ?> input && input.get(FORMAT) != null) {
            plan.checkExportFormat(input.get(FORMAT).toString());
        }
    }

    private static void atMost(String does, long actual, String unit, long limit) {
        if (actual > limit) {
            throw new ApiException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The operation %s %d %s; at most %d pass: ask for smaller pages or fewer fields"
                            .formatted(does, actual, unit, limit),
                    Map.of("actual", actual, "limit", limit));
        }
    }
}

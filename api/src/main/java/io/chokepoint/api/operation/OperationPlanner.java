package io.chokepoint.api.operation;

import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import io.chokepoint.api.access.AccessRules;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
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
    /** What is of the tenant, and changes without a publication. */
    private static final List<String> OWN = List.of("overlay", "composite");
    /** Fields that say what is published and nothing else. */
    private static final Set<String> PUBLISHED = Set.of("subject", "subjects", "ranking", "indexDefinitions");

    private static final Set<String> DOCUMENTS =
            Set.of("trustedDocuments", "publishTrustedDocuments", "removeTrustedDocuments", "setDocumentPolicy");

    private final DocumentCompiler compiler;
    private final GraphQLSchema schema;
    private final OperationLimits limits;

    OperationPlanner(DocumentCompiler compiler, GraphQLSchema schema, OperationLimits limits) {
        this.compiler = compiler;
        this.schema = schema;
        this.limits = limits;
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
        Set<String> roots = new HashSet<>();
        OperationCost cost = CostAnalysis.of(
                schema,
                compiled.document(),
                operation.getName(),
                request.variables().getMap(),
                (type, field) -> {
                    AccessRules.check(scope, type, field);
                    if (type.equals(QUERY) || type.equals(MUTATION)) {
                        roots.add(field);
                    }
                });
        atMost("costs", cost.most(), "points", limits.maxCost());
        atMost("can answer", cost.cells(), "values", limits.maxCells());
        boolean own = OWN.stream().anyMatch(request.query()::contains);
        return new OperationPlan(operation, cost, PUBLISHED.containsAll(roots) && !own, DOCUMENTS.containsAll(roots));
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

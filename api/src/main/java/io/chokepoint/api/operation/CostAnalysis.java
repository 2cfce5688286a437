package io.chokepoint.api.operation;

import graphql.GraphQLException;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.language.Document;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the cost of a valid operation from its document, its variables and the schema, before it is executed. */
final class CostAnalysis {
    /** Rows of a list that has no page size. */
    private static final long UNPAGED = 10;

    private static final Map<String, Long> LISTS = Map.of(
            "Watchlist.subjects", 100L,
            "TrustedDocuments.documents", 100L,
            "Composite.components", 20L,
            "CompositeValue.parts", 20L);
    private static final Set<String> FREE = Set.of("edges", "pageInfo");
    /** Arguments that say how many rows a list has. */
    private static final String PAGE = "first";

    private static final String POINTS = "points";
    private static final long ALL_POINTS = 101;
    private static final String IDS = "ids";
    private static final String OVERLAY = "overlay";
    /** What reads more than a row: a whole distribution, or a value for each component. */
    private static final Map<String, Long> HEAVY = Map.of(
            "Query.whatIf", 100L, "Query.ranking", 10L, "Query.compositeRanking", 200L, "Subject.composite", 20L);

    private static final long OVERLAID = 20;

    private CostAnalysis() {}

    /** Is told of the fields of an operation. */
    @FunctionalInterface
    interface Met {
        /** A field by its type and its name, with the values of its arguments. */
        void field(String type, String name, Map<String, Object> arguments);
    }

    /**
     * The cost of an operation.
     *
     * @param operationName name of the operation, null where the document has one only
     * @param met told of each field
     * @throws ApiException when a variable does not fit its type
     */
    static OperationCost of(
            GraphQLSchema schema, Document document, String operationName, Map<String, Object> variables, Met met) {
        OperationCost root = OperationCost.root();
        Map<QueryVisitorFieldEnvironment, OperationCost> costs = new IdentityHashMap<>();
        try {
            QueryTraverser.newQueryTraverser()
                    .schema(schema)
                    .document(document)
                    .operationName(operationName)
                    .variables(variables)
                    .build()
                    .visitPreOrder(new QueryVisitorStub() {
                        @Override
                        public void visitField(QueryVisitorFieldEnvironment field) {
                            // The name of a type is a field of no type, free and open to all.
                            if (field.isTypeNameIntrospectionField()) {
                                return;
                            }
                            met.field(
                                    field.getFieldsContainer().getName(),
                                    field.getField().getName(),
                                    field.getArguments());
                            OperationCost cost = cost(field);
                            costs.put(field, cost);
                            Optional.ofNullable(field.getParentEnvironment())
                                    .map(costs::get)
                                    .orElse(root)
                                    .add(cost);
                        }
                    });
        } catch (GraphQLException e) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, e.getMessage());
        }
        return root;
    }

    private static OperationCost cost(QueryVisitorFieldEnvironment field) {
        String name = field.getField().getName();
        GraphQLOutputType type = field.getFieldDefinition().getType();
        boolean value = GraphQLTypeUtil.isLeaf(type) || GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(type));
        boolean introspection = name.startsWith("__")
                || GraphQLTypeUtil.simplePrint(field.getParentType()).startsWith("__");
        if (introspection) {
            return new OperationCost(field.getField().getResultKey(), name.startsWith("__") ? 1 : 0, 1, false);
        }
        long weight = value || FREE.contains(name) ? 0 : weight(field, name);
        return new OperationCost(field.getField().getResultKey(), weight, times(field, type, value), value);
    }

    private static long weight(QueryVisitorFieldEnvironment field, String name) {
        Map<String, Object> arguments = field.getArguments();
        long own = HEAVY.getOrDefault(coordinates(field), 1L);
        if (arguments.get(OVERLAY) == null) {
            return own;
        }
        // Each value of a series is computed from a distribution of its own.
        return own
                + OVERLAID
                        * (name.equals("indexSeries")
                                ? number(arguments.get(PAGE)).orElse(1L)
                                : 1);
    }

    private static long times(QueryVisitorFieldEnvironment field, GraphQLOutputType type, boolean value) {
        if (!isList(type) || value) {
            return 1;
        }
        Map<String, Object> arguments = field.getArguments();
        if (FREE.contains(field.getField().getName()) && field.getParentEnvironment() != null) {
            return number(field.getParentEnvironment().getArguments().get(PAGE)).orElse(UNPAGED);
        }
        if (field.getFieldDefinition().getArgument(POINTS) != null) {
            return number(arguments.get(POINTS)).orElse(ALL_POINTS);
        }
        if (arguments.get(IDS) instanceof Collection<?> ids) {
            return Math.max(1, ids.size());
        }
        return number(arguments.get(PAGE)).orElseGet(() -> rows(field));
    }

    /** Rows of a list that has no page size. */
    private static long rows(QueryVisitorFieldEnvironment field) {
        return LISTS.getOrDefault(coordinates(field), UNPAGED);
    }

    private static String coordinates(QueryVisitorFieldEnvironment field) {
        return field.getFieldsContainer().getName() + "." + field.getField().getName();
    }

    /** A size that is out of its range is refused by the field itself, so it counts as one here. */
    private static Optional<Long> number(Object argument) {
        return argument instanceof Number size ? Optional.of(Math.max(1, size.longValue())) : Optional.empty();
    }

    private static boolean isList(GraphQLType type) {
        GraphQLType nullable = type instanceof GraphQLNonNull nonNull ? nonNull.getWrappedType() : type;
        return nullable instanceof GraphQLList;
    }
}

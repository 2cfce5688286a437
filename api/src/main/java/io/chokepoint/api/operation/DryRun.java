package io.chokepoint.api.operation;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A query that asks for its cost and for nothing else: {@code rateLimit(dryRun: true)} among its fields. */
final class DryRun {
    private static final String FIELD = "rateLimit";
    private static final String ARGUMENT = "dryRun";

    private DryRun() {}

    /**
     * What is executed of an operation: the field that says its cost, or empty when it is not a dry run.
     *
     * @param variables variables of the request, before defaults
     */
    static Optional<String> of(OperationDefinition operation, JsonObject variables) {
        List<Field> asked = operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
                .filter(field -> field.getName().equals(FIELD) && isDry(field, operation, variables))
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        List<Field> literal = asked.stream()
                .map(field -> field.transform(
                        builder -> builder.arguments(List.of(new Argument(ARGUMENT, BooleanValue.of(true))))))
                .toList();
        OperationDefinition only = OperationDefinition.newOperationDefinition()
                .operation(OperationDefinition.Operation.QUERY)
                .selectionSet(new SelectionSet(literal))
                .build();
        return Optional.of(AstPrinter.printAstCompact(
                Document.newDocument().definition(only).build()));
    }

    private static boolean isDry(Field field, OperationDefinition operation, JsonObject variables) {
        Argument argument = field.getArguments().stream()
                .filter(given -> given.getName().equals(ARGUMENT))
                .findFirst()
                .orElse(null);
        if (argument == null) {
            return false;
        }
        return isTrue(argument.getValue())
                || argument.getValue() instanceof VariableReference variable
                        && isTrue(variable.getName(), operation, variables);
    }

    private static boolean isTrue(String variable, OperationDefinition operation, JsonObject variables) {
        if (variables.containsKey(variable)) {
            return Boolean.TRUE.equals(variables.getValue(variable));
        }
        return operation.getVariableDefinitions().stream()
                .anyMatch(defined -> defined.getName().equals(variable) && isTrue(defined.getDefaultValue()));
    }

    private static boolean isTrue(Value<?> value) {
        return value instanceof BooleanValue literal && literal.isValue();
    }
}

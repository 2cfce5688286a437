package io.chokepoint.api.operation;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import java.util.List;

/**
 * A document that keeps to the limits, and what the schema has against it. Holds nothing of who sent it, so that all tenants
 * share it.
 *
 * @param document the document
 * @param errors why it does not fit the schema; empty when it does
 */
record CompiledDocument(Document document, List<? extends GraphQLError> errors) {

    /**
     * The operation that a request means.
     *
     * @throws ApiException when there is none of this name, or several and no name
     */
    OperationDefinition operation(String name) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        if (name == null && operations.size() == 1) {
            return operations.get(0);
        }
        return operations.stream()
                .filter(operation -> name != null && name.equals(operation.getName()))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.BAD_USER_INPUT,
                        name == null
                                ? "operationName: the document has %d operations; name one".formatted(operations.size())
                                : "operationName: the document has no operation '" + name + "'"));
    }
}

package io.chokepoint.api.error;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Says the errors of GraphQL's engine in this API's words: each with its code, and nothing of the inside. */
public final class GraphQLErrors {
    private static final Logger LOG = Logger.getLogger(GraphQLErrors.class);

    private GraphQLErrors() {}

    /** An error as clients read it: message, places in the document, path in the answer and extensions. */
    public static JsonObject json(GraphQLError error, String requestId) {
        JsonObject json = HttpErrors.json(known(error, requestId), requestId);
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            JsonArray locations = new JsonArray();
            error.getLocations()
                    .forEach(place -> locations.add(
                            new JsonObject().put("line", place.getLine()).put("column", place.getColumn())));
            json.put("locations", locations);
        }
        if (error.getPath() != null && !error.getPath().isEmpty()) {
            json.put("path", new JsonArray(error.getPath()));
        }
        return json;
    }

    private static ApiException known(GraphQLError error, String requestId) {
        if (error instanceof InvalidSyntaxError) {
            return new ApiException(ErrorCode.GRAPHQL_PARSE_FAILED, error.getMessage());
        }
        if (error instanceof ValidationError invalid) {
            // SmallRye says an argument that does not convert as this kind of validation error, at execution.
            boolean argument =
                    invalid.getValidationErrorType() == ValidationErrorType.WrongType && invalid.getPath() != null;
            return new ApiException(
                    argument ? ErrorCode.BAD_USER_INPUT : ErrorCode.GRAPHQL_VALIDATION_FAILED, error.getMessage());
        }
        if (error instanceof ExceptionWhileDataFetching failure) {
            return cause(failure.getException()).orElseGet(() -> internal(failure.getException(), requestId));
        }
        if (error.getErrorType() == ErrorType.ExecutionAborted || error instanceof BadFaithIntrospectionError) {
            return new ApiException(ErrorCode.QUERY_TOO_COMPLEX, error.getMessage());
        }
        if (error.getErrorType() == ErrorType.ValidationError) {
            return new ApiException(ErrorCode.BAD_USER_INPUT, error.getMessage());
        }
        return internal(new IllegalStateException(error.getMessage()), requestId);
    }

    /** The error that is meant for the caller, somewhere among the causes. */
    private static Optional<ApiException> cause(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ApiException known) {
                return Optional.of(known);
            }
            if (at instanceof AbstractDataFetcherException) {
                return Optional.of(new ApiException(ErrorCode.BAD_USER_INPUT, at.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static ApiException internal(Throwable fault, String requestId) {
        LOG.errorf(fault, "Request %s failed", requestId);
        return new ApiException(
                ErrorCode.INTERNAL, "The server could not answer; the request id finds the reason in its log");
    }
}

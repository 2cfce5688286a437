package io.chokepoint.api.error;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;

/** An error whose message is meant for the caller: it names the value and the remedy, and nothing of the inside. */
public final class ApiException extends RuntimeException implements GraphQLError {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** An error of this kind, said in these words. */
    public ApiException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** The kind. */
    public ErrorCode code() {
        return code;
    }

    /** Where in the document: GraphQL adds it. */
    @Override
    public List<SourceLocation> getLocations() {
        return List.of();
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }

    /** What stands in {@code extensions}, beside what {@link RetryableExtension} and {@link RequestIdExtension} add. */
    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code.name());
    }
}

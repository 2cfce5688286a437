package io.chokepoint.api.error;

/** What can go wrong, as {@code extensions.code} says it. New codes may be added. */
public enum ErrorCode {
    /** No valid token. */
    UNAUTHENTICATED(401, false),
    /** A valid token that does not permit this. */
    FORBIDDEN(403, false),
    /** The token names several organizations and the request chooses none of them. */
    TENANT_AMBIGUOUS(400, false),
    /** The tenant exists, but its access is suspended. */
    TENANT_SUSPENDED(403, false),
    /** There is no such object, or none that the tenant may see: the two answers are the same. */
    NOT_FOUND(404, false),
    /** An argument is out of its range or does not parse; the message names it. */
    BAD_USER_INPUT(400, false),
    /** What is asked for does not go together with what is there; the message says what stands in the way. */
    CONFLICT(409, false),
    /** The document is not GraphQL. */
    GRAPHQL_PARSE_FAILED(400, false),
    /** The document does not fit the schema. */
    GRAPHQL_VALIDATION_FAILED(400, false),
    /** The server knows no document of this SHA-256; send it once with its text. */
    PERSISTED_QUERY_NOT_FOUND(400, false),
    /** The tenant answers only documents that it has published, and this is none of them. */
    OPERATION_NOT_ALLOWLISTED(403, false),
    /** Fields stand deeper in each other than the limit. */
    QUERY_TOO_DEEP(400, false),
    /** More fields are renamed than the limit. */
    TOO_MANY_ALIASES(400, false),
    /** The operation asks for more than one request may: in words, in points or in values. */
    QUERY_TOO_COMPLEX(400, false),
    /** The tenant's plan does not include it; the message says what does pass. */
    PLAN_LIMIT(403, false),
    /** The tenant has no points left for the operation, or the server has no room for it now. */
    RATE_LIMITED(429, true),
    /** The answer took longer than its limit. */
    TIMEOUT(504, true),
    /** A server that this one needs does not answer. */
    UNAVAILABLE(503, true),
    /** A fault of the server; the request id finds it in the log. */
    INTERNAL(500, true);

    private final int httpStatus;
    private final boolean retryable;

    ErrorCode(int httpStatus, boolean retryable) {
        this.httpStatus = httpStatus;
        this.retryable = retryable;
    }

    /** Status of a response that consists of this error only. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request can succeed later. */
    public boolean retryable() {
        return retryable;
    }
}

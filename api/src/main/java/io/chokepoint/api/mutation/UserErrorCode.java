package io.chokepoint.api.mutation;

import org.eclipse.microprofile.graphql.Description;

/** What can be wrong with what a mutation is given. */
@Description("What can be wrong with what a mutation is given. New codes may be added.")
public enum UserErrorCode {
    /** There is nothing where something must be. */
    BLANK,
    /** Longer than it may be. */
    TOO_LONG,
    /** More than there may be. */
    TOO_MANY,
    /** Given twice, or taken by another object. */
    TAKEN,
    /** Not of the form that it must have. */
    INVALID,
    /** There is no such object. */
    NOT_FOUND,
    /** The key belongs to a request that asked for something else. */
    IDEMPOTENCY_KEY_REUSED,
    /** What is there does not allow it. */
    CONFLICT,
    /** More than an export or its format may have. */
    LIMIT_EXCEEDED,
    /** A package does not hold what was counted. */
    COUNT_MISMATCH,
    /** A destination refuses for good. */
    DESTINATION_REFUSED,
    /** A destination cannot be reached, or cuts the connection. */
    DESTINATION_UNAVAILABLE,
    /** Files cannot be read or written by the server. */
    LOCAL_STORAGE
}

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
    IDEMPOTENCY_KEY_REUSED
}

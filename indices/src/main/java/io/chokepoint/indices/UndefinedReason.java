package io.chokepoint.indices;

/** Why an index has no value for a distribution. */
public enum UndefinedReason {
    /** No entity has a positive amount. */
    EMPTY,
    /** One entity holds everything, and the index compares entities with each other. */
    SINGLE_ENTITY
}

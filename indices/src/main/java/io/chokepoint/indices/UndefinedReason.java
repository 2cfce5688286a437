package io.chokepoint.indices;

/** Why an index has no value for a distribution. New constants may be added. */
public enum UndefinedReason {
    /** No entity has a positive amount. */
    EMPTY,
    /** One entity holds everything, and the index compares entities with each other. */
    SINGLE_ENTITY,
    /** An entity's amount is negative: transfers before the first known one are missing. */
    NEGATIVE_AMOUNT,
    /** An amount or the total is greater than 2^256 − 1, which no ledger can hold. */
    EXCEEDS_UINT256,
    /** No holding that would enter has a price, and none is guessed. */
    UNPRICED
}

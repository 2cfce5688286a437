package io.chokepoint.indices;

/** Why days that were published before are published again. New constants may be added. */
public enum PublicationCause {
    /** Blocks that a chain has dropped, and what stood in them, no longer count. */
    REORG,
    /** Another price is known of a day, or one where there was none. */
    PRICE_FIX,
    /** Labels or links say otherwise who is behind holders, or which holders are left out; or they were erased. */
    LABEL_CHANGE,
    /** Facts have come of days that were published without them, or of days before, whose balances go on. */
    LATE_DATA,
    /** An index has another methodology version. */
    METHOD_CHANGE,
    /** A fault of the software or of its operation is mended; the operator says so. */
    BUG,
    /** Measured again of the same input by the same methods. */
    REPUBLISHED
}

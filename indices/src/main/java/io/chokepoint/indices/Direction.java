package io.chokepoint.indices;

/** What a higher value of an index means. */
public enum Direction {
    /** The higher, the more concentrated. */
    HIGHER_IS_MORE_CONCENTRATED,
    /** The higher, the less concentrated. */
    HIGHER_IS_LESS_CONCENTRATED,
    /** The value describes size, not concentration. */
    NEUTRAL
}

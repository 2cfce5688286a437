package io.chokepoint.indices;

/** Unit of an index value. */
public enum Unit {
    /** A count of entities. */
    ENTITIES,
    /** Base units of the measured resource. */
    RESOURCE_UNITS,
    /** A share or ratio, never a percentage. */
    RATIO,
    /** Points of the Herfindahl-Hirschman index: ten thousand times the sum of squared shares. */
    POINTS,
    /** Bits: logarithm to base 2. */
    BITS,
    /** Nats: natural logarithm. */
    NATS
}

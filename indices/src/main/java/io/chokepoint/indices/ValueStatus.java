package io.chokepoint.indices;

/** How far a published value can be relied upon. New constants may be added. */
public enum ValueStatus {
    /** Computed from complete inputs. */
    FINAL,
    /** Computed from inputs that are still expected to change. */
    PROVISIONAL,
    /** Replaces a value published earlier for the same instant. */
    RESTATED,
    /** There is no value; the reason says why. */
    UNAVAILABLE
}

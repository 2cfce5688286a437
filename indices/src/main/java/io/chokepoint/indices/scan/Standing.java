package io.chokepoint.indices.scan;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * Where a part of a ranking stands in the whole.
 *
 * @param rankAbove number of entities that rank before the part
 * @param sumAbove what they hold together
 * @param population number of entities of the whole
 * @param total sum of the whole
 */
public record Standing(long rankAbove, BigInteger sumAbove, long population, BigInteger total) implements Serializable {

    /** A part that is the whole. */
    public static Standing whole(long population, BigInteger total) {
        return new Standing(0, BigInteger.ZERO, population, total);
    }
}

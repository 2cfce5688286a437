package io.chokepoint.api.whatif;

import java.math.BigInteger;

/**
 * A row of a published distribution.
 *
 * @param rank 1 for the largest
 * @param entity party as published
 * @param amount base units
 */
record NamedAmount(int rank, String entity, BigInteger amount) {}

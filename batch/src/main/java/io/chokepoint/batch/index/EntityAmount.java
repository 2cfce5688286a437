package io.chokepoint.batch.index;

import java.math.BigInteger;

/**
 * What one entity holds.
 *
 * @param entityId party behind one or more holders
 * @param amount base units; negative where transfers are missing
 */
record EntityAmount(String entityId, BigInteger amount) {}

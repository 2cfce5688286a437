package io.chokepoint.batch.cluster;

/**
 * Evidence that two holders are one party; it has no direction.
 *
 * @param holderId number of the one in the lake's dictionary
 * @param holder its text
 * @param otherId number of the other
 * @param other its text
 * @param confidence in [0, 1]
 */
public record Link(long holderId, String holder, long otherId, String other, double confidence) {}

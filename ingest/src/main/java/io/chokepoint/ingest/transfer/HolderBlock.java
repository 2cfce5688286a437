package io.chokepoint.ingest.transfer;

import java.io.Serializable;

/**
 * Distinct holders that travel together.
 *
 * @param partition of the chunk that they are of; -1 for those that the lake knows
 * @param ordinal of the chunk in its partition
 * @param numbers of the holders, by position; null for those of a chunk
 */
record HolderBlock(int partition, int ordinal, HolderSet holders, long[] numbers) implements Serializable {
    static final int KNOWN = -1;
}

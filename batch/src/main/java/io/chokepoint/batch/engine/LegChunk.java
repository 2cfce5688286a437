package io.chokepoint.batch.engine;

import java.io.Serializable;

/**
 * Legs of transfers on their way to the partition of their holders: what came in, less what went out, summed in part.
 *
 * <p>Entries of {@link LegCombiner#ENTRY_BYTES} bytes: three words of key, of which the upper half of the first numbers the
 * group in {@code groups}, and the two halves of the amount.
 */
final class LegChunk implements Serializable {
    private static final long serialVersionUID = 1L;

    final byte[][] groups;
    final long[] wideGroups;
    final byte[] data;
    final int length;

    LegChunk(GroupNumbers groups, byte[] data, int length) {
        this.groups = groups.names();
        this.wideGroups = groups.wideNumbers();
        this.data = data;
        this.length = length;
    }
}

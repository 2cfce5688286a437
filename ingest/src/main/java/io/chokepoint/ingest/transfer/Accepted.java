package io.chokepoint.ingest.transfer;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Which rows are taken: all but those whose key is contested, and of these the ones that were decided for.
 *
 * @param contested hashes of keys with their network, ascending
 * @param networks of the sources, as {@link Keys#in} has them
 * @param lines that are taken of the contested ones, ascending, as {@link #line} has them
 */
public record Accepted(long[] contested, int[] networks, long[] lines) implements Serializable {
    private static final int LINE_BITS = Integer.SIZE;

    /** A line of a part as one number. */
    public static long line(int part, int line) {
        return (long) part << LINE_BITS | line;
    }

    /** Whether all rows are taken. */
    boolean all() {
        return contested.length == 0;
    }

    /** By row of an {@linkplain TransferChunk#open open} chunk, whether it is taken; null if all are. */
    boolean[] of(TransferChunk chunk) {
        if (all()) {
            return null;
        }
        boolean[] taken = new boolean[chunk.rows];
        for (int row = 0; row < chunk.rows; row++) {
            taken[row] = Arrays.binarySearch(contested, Keys.in(networks[chunk.source], chunk.key(row))) < 0
                    || Arrays.binarySearch(lines, line(chunk.runs.get(chunk.run[row]), chunk.line[row])) >= 0;
        }
        return taken;
    }
}

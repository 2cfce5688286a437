package io.chokepoint.batch.engine;

/** Spreads holders over partitions and cells, and the pairs of group and holder over slots. */
final class HolderHash {
    /** Cells of a partition: the balances of one fit a core's own cache. */
    static final int CELLS = 16;

    private static final int PLACE_BITS = 30;
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;
    private static final long THIRD = 0x165667B19E3779F9L;

    private HolderHash() {}

    /**
     * The hash of a holder, whatever its group: all that a holder has meets in one place.
     *
     * @param word0 of which the lower half belongs to the holder
     */
    static long ofHolder(long word0, long word1, long word2) {
        long hash = word1 * FIRST;
        hash ^= hash >>> 32;
        // One word is enough for a number, see ofNumber; the rest of an address is mixed in.
        if ((word2 | (int) word0) != 0) {
            hash += word2 * SECOND ^ (word0 << 32) * THIRD;
            hash ^= hash >>> 29;
        }
        return hash * SECOND;
    }

    /** The hash of a holder that is a number. */
    static long ofNumber(long holder) {
        long hash = holder * FIRST;
        return (hash ^ hash >>> 32) * SECOND;
    }

    /** The hash of a holder's pair with the group in the upper half of {@code word0}; well mixed in its lower bits. */
    static long ofPair(long holderHash, long word0) {
        long hash = (holderHash ^ word0 >>> 32) * FIRST;
        return hash ^ hash >>> 32;
    }

    /** The cell of a holder's hash among those of all partitions, {@link #CELLS} in each: its upper bits, scaled. */
    static int cell(long hash, int partitions) {
        return (int) ((hash >>> Long.SIZE - PLACE_BITS) * (partitions * CELLS) >>> PLACE_BITS);
    }

    /** The partition of a holder's hash. */
    static int partition(long hash, int partitions) {
        return cell(hash, partitions) / CELLS;
    }
}

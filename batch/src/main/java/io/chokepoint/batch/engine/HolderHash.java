package io.chokepoint.batch.engine;

/** Spreads keys of three words over slots and partitions. */
final class HolderHash {
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;
    private static final long THIRD = 0x165667B19E3779F9L;
    private static final long LAST = 0xD6E8FEB86659FD93L;

    private HolderHash() {}

    /** Of a key: group and holder. */
    static long of(long word0, long word1, long word2) {
        long hash = word0 * FIRST ^ Long.rotateLeft(word1 * SECOND, 31) ^ Long.rotateLeft(word2 * THIRD, 17);
        hash ^= hash >>> 32;
        hash *= LAST;
        return hash ^ hash >>> 32;
    }

    /** Cells of a partition: the balances of one fit a core's own cache. */
    static final int CELLS = 16;

    /**
     * The hash of a holder, whatever its group: all that a holder has meets in one place.
     *
     * @param word0 of which the lower half belongs to the holder
     */
    static long ofHolder(long word0, long word1, long word2) {
        return of(word0 << 32, word1, word2);
    }

    /** The partition of a holder's hash. */
    static int partition(long hash, int partitions) {
        return (int) ((hash >>> 40) % partitions);
    }

    /** The cell of a holder's hash within its partition. */
    static int cell(long hash) {
        return (int) (hash >>> 36) & CELLS - 1;
    }
}

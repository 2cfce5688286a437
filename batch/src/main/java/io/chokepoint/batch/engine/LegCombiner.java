package io.chokepoint.batch.engine;

/**
 * Sums legs of the same group and holder before they are sent, as far as a table that fits a core's own cache can, and
 * sorts what leaves the table by partition and cell of the holder.
 *
 * <p>A slot holds one key at a time; another key that needs it sends the sum so far on its way. Popular pairs are summed
 * almost entirely, rare ones pass through, and memory does not grow with the number of holders. Where pairs hardly ever
 * meet again the table is of no use, and legs pass by it for a while.
 */
final class LegCombiner {
    private static final int WORDS = 5;
    private static final int SLOTS = 1 << 13;
    private static final long EMPTY = -1;
    /** Legs between two looks at what the table has saved. */
    private static final int WINDOW = 1 << 16;
    /** The table is worth its cost when it sums one leg in so many. */
    private static final int WORTHWHILE = 8;
    /** Windows that pass by a table that was not worth its cost. */
    private static final int WINDOWS_BESIDE = 15;

    private final GroupNumbers groups;
    private final int partitions;
    private final boolean addresses;
    private final long[] table = new long[SLOTS * WORDS];
    private final CellBuffers buffers;
    private int leftInWindow = WINDOW;
    private int summed;
    private int windowsBeside;

    /** @param addresses whether holders are addresses of 20 bytes rather than numbers */
    LegCombiner(GroupNumbers groups, int partitions, boolean addresses) {
        this.groups = groups;
        this.partitions = partitions;
        this.addresses = addresses;
        this.buffers = new CellBuffers(partitions, addresses);
        for (int slot = 0; slot < table.length; slot += WORDS) {
            table[slot] = EMPTY;
        }
    }

    /**
     * Adds an amount to what a holder has.
     *
     * @param word0 number of the group in the upper half, first part of the holder in the lower
     * @param high upper half of the signed amount, which lies within [−2^126, 2^126)
     */
    void add(long word0, long word1, long word2, long high, long low) {
        if (--leftInWindow == 0) {
            beginWindow();
        }
        long hash = HolderHash.ofHolder(word0, word1, word2);
        if (windowsBeside > 0) {
            send(hash, word0, word1, word2, high, low);
            return;
        }
        long[] entries = table;
        int slot = ((int) HolderHash.ofPair(hash, word0) & SLOTS - 1) * WORDS;
        if (entries[slot + 1] == word1 && entries[slot] == word0 && entries[slot + 2] == word2) {
            sum(slot, high, low);
            return;
        }
        if (entries[slot] != EMPTY) {
            send(slot);
        }
        entries[slot] = word0;
        entries[slot + 1] = word1;
        entries[slot + 2] = word2;
        entries[slot + 3] = high;
        entries[slot + 4] = low;
    }

    /** {@link #add} for a holder that is a number, in fewer steps where legs pass by the table. */
    void addNumber(int group, long holder, long high, long low) {
        if (windowsBeside == 0) {
            add((long) group << 32, holder, 0, high, low);
            return;
        }
        if (--leftInWindow == 0) {
            beginWindow();
        }
        if ((high | low) != 0) {
            buffers.addNumber(HolderHash.cell(HolderHash.ofNumber(holder), partitions), group, holder, high, low);
        }
    }

    private void beginWindow() {
        leftInWindow = WINDOW;
        if (windowsBeside > 0) {
            windowsBeside--;
        } else if (summed < WINDOW / WORTHWHILE) {
            windowsBeside = WINDOWS_BESIDE;
        }
        summed = 0;
    }

    private void sum(int slot, long high, long low) {
        summed++;
        long sumLow = table[slot + 4] + low;
        long sumHigh = table[slot + 3] + high + Int128.carry(sumLow, low);
        table[slot + 3] = sumHigh;
        table[slot + 4] = sumLow;
        if (Int128.isWide(sumHigh)) {
            groups.markWide((int) (table[slot] >>> 32));
            table[slot + 3] = 0;
        }
    }

    private void send(int slot) {
        long word0 = table[slot];
        long word1 = table[slot + 1];
        long word2 = table[slot + 2];
        long hash = HolderHash.ofHolder(word0, word1, word2);
        send(hash, word0, word1, word2, table[slot + 3], table[slot + 4]);
    }

    private void send(long hash, long word0, long word1, long word2, long high, long low) {
        if ((high | low) != 0) {
            buffers.add(HolderHash.cell(hash, partitions), word0, word1, word2, high, low);
        }
    }

    /** Sends what is still in the table. */
    void finish() {
        for (int slot = 0; slot < table.length; slot += WORDS) {
            if (table[slot] != EMPTY) {
                send(slot);
                table[slot] = EMPTY;
            }
        }
    }

    /** The legs of a partition's holders; given once. */
    LegChunk chunk(int partition) {
        return new LegChunk(groups, addresses, buffers.cells(partition));
    }
}

package io.chokepoint.batch.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Legs sorted into the cells of all partitions, in blocks that are never moved. */
final class CellBuffers {
    private static final int BLOCK = 1 << 11;
    private static final int CELLS = HolderHash.CELLS;

    private final boolean addresses;
    private final long[][] open;
    private final int[] lengths;
    private final List<List<long[]>> full;

    CellBuffers(int partitions, boolean addresses) {
        this.addresses = addresses;
        this.open = new long[partitions * CELLS][];
        this.lengths = new int[partitions * CELLS];
        this.full = new ArrayList<>(open.length);
        for (int i = 0; i < open.length; i++) {
            full.add(new ArrayList<>(0));
        }
    }

    /**
     * Adds a leg.
     *
     * @param cell as {@link HolderHash#cell} says
     */
    void add(int cell, long word0, long word1, long word2, long high, long low) {
        long[] block = roomIn(cell);
        lengths[cell] = LegEntries.write(block, lengths[cell], addresses, word0, word1, word2, high, low);
    }

    /** Adds a leg of a holder that is a number. */
    void addNumber(int cell, int group, long holder, long high, long low) {
        int length = lengths[cell];
        long[] block = open[cell];
        if (block == null || length > BLOCK - LegEntries.LONGEST) {
            block = begin(cell);
            length = 0;
        }
        lengths[cell] = LegEntries.writeNumber(block, length, group, holder, high, low);
    }

    private long[] roomIn(int cell) {
        long[] block = open[cell];
        return block != null && lengths[cell] <= BLOCK - LegEntries.LONGEST ? block : begin(cell);
    }

    private long[] begin(int buffer) {
        long[] block = open[buffer];
        if (block != null) {
            // As it is: to cut it to its length would copy all legs once more.
            LegEntries.end(block, lengths[buffer]);
            full.get(buffer).add(block);
        }
        open[buffer] = new long[BLOCK];
        lengths[buffer] = 0;
        return open[buffer];
    }

    /** The blocks of a partition by cell; given once. */
    long[][][] cells(int partition) {
        long[][][] cells = new long[CELLS][][];
        for (int cell = 0; cell < CELLS; cell++) {
            int buffer = partition * CELLS + cell;
            if (open[buffer] != null) {
                full.get(buffer).add(Arrays.copyOf(open[buffer], lengths[buffer]));
                open[buffer] = null;
            }
            cells[cell] = full.get(buffer).toArray(long[][]::new);
            full.set(buffer, null);
        }
        return cells;
    }
}

package io.chokepoint.batch.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Legs sorted into the cells of all partitions, in blocks that are never moved. */
final class CellBuffers {
    private static final int BLOCK = 1 << 14;
    private static final int CELLS = HolderHash.CELLS;

    private final boolean addresses;
    private final byte[][] open;
    private final int[] lengths;
    private final List<List<byte[]>> full;

    CellBuffers(int partitions, boolean addresses) {
        this.addresses = addresses;
        this.open = new byte[partitions * CELLS][];
        this.lengths = new int[partitions * CELLS];
        this.full = new ArrayList<>(open.length);
        for (int i = 0; i < open.length; i++) {
            full.add(new ArrayList<>(0));
        }
    }

    /**
     * Adds a leg.
     *
     * @param buffer partition · {@link HolderHash#CELLS} + cell
     */
    void add(int buffer, long word0, long word1, long word2, long high, long low) {
        int length = lengths[buffer];
        byte[] block = open[buffer];
        if (block == null || length > BLOCK - LegEntries.LONGEST) {
            block = begin(buffer);
            length = 0;
        }
        lengths[buffer] = LegEntries.write(block, length, addresses, word0, word1, word2, high, low);
    }

    private byte[] begin(int buffer) {
        close(buffer);
        open[buffer] = new byte[BLOCK];
        return open[buffer];
    }

    private void close(int buffer) {
        if (open[buffer] != null) {
            full.get(buffer).add(Arrays.copyOf(open[buffer], lengths[buffer]));
            open[buffer] = null;
            lengths[buffer] = 0;
        }
    }

    /** The blocks of a partition by cell; given once. */
    byte[][][] cells(int partition) {
        byte[][][] cells = new byte[CELLS][][];
        for (int cell = 0; cell < CELLS; cell++) {
            int buffer = partition * CELLS + cell;
            close(buffer);
            cells[cell] = full.get(buffer).toArray(byte[][]::new);
            full.set(buffer, null);
        }
        return cells;
    }
}

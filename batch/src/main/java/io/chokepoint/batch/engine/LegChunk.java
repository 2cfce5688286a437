package io.chokepoint.batch.engine;

import java.io.Serializable;

/**
 * Legs of transfers on their way to the partition of their holders: what came in, less what went out, summed in part.
 * {@link LegEntries} by cell of the partition, in blocks.
 */
final class LegChunk implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[][] groups;
    private final long[] wideGroups;
    private final boolean addresses;
    private final byte[][][] cells;

    LegChunk(GroupNumbers groups, boolean addresses, byte[][][] cells) {
        this.groups = groups.names();
        this.wideGroups = groups.wideNumbers();
        this.addresses = addresses;
        this.cells = cells;
    }

    /** The numbers of this chunk's groups among those of a task; marks the wide ones there. */
    int[] numbersIn(GroupNumbers task) {
        int[] numbers = new int[groups.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = task.of(GroupKey.of(groups[i]));
        }
        for (int i = 0; i < wideGroups.length * Long.SIZE; i++) {
            if ((wideGroups[i >> 6] & 1L << i) != 0) {
                task.markWide(numbers[i]);
            }
        }
        return numbers;
    }

    boolean addresses() {
        return addresses;
    }

    /** Adds the legs of a cell to a table, and lets go of them. */
    void moveTo(BalanceTable table, int cell, int[] numbers) {
        byte[][] blocks = cells[cell];
        cells[cell] = null;
        for (byte[] block : blocks) {
            LegEntries.addTo(table, block, block.length, addresses, numbers);
        }
    }
}

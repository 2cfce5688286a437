package io.chokepoint.batch.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Sums legs of the same group and holder before they are sent, as far as a table that fits a core's own cache can, and
 * sorts what leaves the table into one buffer for each partition of holders.
 *
 * <p>A slot holds one key at a time; another key that needs it sends the sum so far on its way. Popular pairs are summed
 * almost entirely, rare ones pass through, and memory does not grow with the number of holders.
 */
final class LegCombiner {
    static final int ENTRY_BYTES = 40;
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int WORDS = 5;
    private static final int SLOTS = 1 << 15;
    private static final int FIRST_BUFFER = 1 << 16;
    private static final long EMPTY = -1;

    private final GroupNumbers groups;
    private final int partitions;
    private final long[] table = new long[SLOTS * WORDS];
    private final byte[][] buffers;
    private final int[] lengths;

    LegCombiner(GroupNumbers groups, int partitions) {
        this.groups = groups;
        this.partitions = partitions;
        this.buffers = new byte[partitions][];
        this.lengths = new int[partitions];
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
        long[] entries = table;
        int slot = ((int) HolderHash.of(word0, word1, word2) & SLOTS - 1) * WORDS;
        if (entries[slot] == word0 && entries[slot + 1] == word1 && entries[slot + 2] == word2) {
            long sumLow = entries[slot + 4] + low;
            long sumHigh = entries[slot + 3] + high + Int128.carry(sumLow, low);
            entries[slot + 3] = sumHigh;
            entries[slot + 4] = sumLow;
            if (Int128.isWide(sumHigh)) {
                groups.markWide((int) (word0 >>> 32));
                entries[slot + 3] = 0;
            }
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

    private void send(int slot) {
        if ((table[slot + 3] | table[slot + 4]) == 0) {
            return;
        }
        int partition = HolderHash.partition(table[slot], table[slot + 1], table[slot + 2], partitions);
        int length = lengths[partition];
        byte[] buffer = buffers[partition];
        if (buffer == null) {
            buffer = buffers[partition] = new byte[FIRST_BUFFER];
        } else if (length + ENTRY_BYTES > buffer.length) {
            buffer = buffers[partition] = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
        }
        for (int word = 0; word < WORDS; word++) {
            LONGS.set(buffer, length + Long.BYTES * word, table[slot + word]);
        }
        lengths[partition] = length + ENTRY_BYTES;
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
        byte[] data = buffers[partition] == null ? new byte[0] : Arrays.copyOf(buffers[partition], lengths[partition]);
        buffers[partition] = null;
        return new LegChunk(groups, data, data.length);
    }
}

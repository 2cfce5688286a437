package io.chokepoint.batch.engine;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoSerializable;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/**
 * Legs of transfers on their way to the partition of their holders: what came in, less what went out, summed in part.
 * {@link LegEntries} by cell of the partition, in blocks. It writes its words by itself, for Kryo does so one by one.
 */
final class LegChunk implements KryoSerializable {
    private static final int WORDS_AT_ONCE = 1 << 11;

    private byte[][] groups;
    private long[] wideGroups;
    private boolean addresses;
    private long[][][] cells;

    /** To be read into. */
    LegChunk() {}

    LegChunk(GroupNumbers groups, boolean addresses, long[][][] cells) {
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
        long[][] blocks = cells[cell];
        cells[cell] = null;
        for (long[] block : blocks) {
            LegEntries.addTo(table, block, block.length, addresses, numbers);
        }
    }

    @Override
    public void write(Kryo kryo, Output output) {
        kryo.writeObject(output, groups);
        kryo.writeObject(output, wideGroups);
        output.writeBoolean(addresses);
        byte[] bytes = new byte[WORDS_AT_ONCE * Long.BYTES];
        for (long[][] blocks : cells) {
            output.writeInt(blocks.length);
            for (long[] block : blocks) {
                output.writeInt(block.length);
                for (int at = 0; at < block.length; at += WORDS_AT_ONCE) {
                    int count = Math.min(WORDS_AT_ONCE, block.length - at);
                    WordBytes.write(block, at, count, bytes);
                    output.writeBytes(bytes, 0, count * Long.BYTES);
                }
            }
        }
    }

    @Override
    public void read(Kryo kryo, Input input) {
        groups = kryo.readObject(input, byte[][].class);
        wideGroups = kryo.readObject(input, long[].class);
        addresses = input.readBoolean();
        cells = new long[HolderHash.CELLS][][];
        byte[] bytes = new byte[WORDS_AT_ONCE * Long.BYTES];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = new long[input.readInt()][];
            for (int i = 0; i < cells[cell].length; i++) {
                long[] block = new long[input.readInt()];
                for (int at = 0; at < block.length; at += WORDS_AT_ONCE) {
                    int count = Math.min(WORDS_AT_ONCE, block.length - at);
                    input.readBytes(bytes, 0, count * Long.BYTES);
                    WordBytes.read(bytes, block, at, count);
                }
                cells[cell][i] = block;
            }
        }
    }
}

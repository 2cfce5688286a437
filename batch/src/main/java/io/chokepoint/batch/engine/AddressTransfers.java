package io.chokepoint.batch.engine;

import io.chokepoint.batch.parquet.ColumnBatch;
import io.chokepoint.batch.parquet.ColumnSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Transfers whose tokens and holders are addresses of 20 bytes. The zero address is nobody: it mints and burns. */
public final class AddressTransfers implements TransferColumns {
    private static final long serialVersionUID = 1L;
    private static final int BYTES = 20;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    @Override
    public List<ColumnSpec> columns() {
        return List.of(
                ColumnSpec.fixed("token", BYTES),
                ColumnSpec.fixed("sender", BYTES),
                ColumnSpec.fixed("recipient", BYTES),
                ColumnSpec.numberOrNull("amount_high"),
                ColumnSpec.numberOrNull("amount_low"));
    }

    @Override
    public boolean addresses() {
        return true;
    }

    @Override
    public BatchReader reader(GroupNumbers groups, LegCombiner legs) {
        return new Reader(groups, legs);
    }

    private static final class Reader implements BatchReader {
        private static final int SLOTS = 1 << 10;
        private final GroupNumbers groups;
        private final LegCombiner legs;
        /** By slot, the three words of the token that was last there, and its group. */
        private final long[] known = new long[SLOTS * 4];

        Reader(GroupNumbers groups, LegCombiner legs) {
            this.groups = groups;
            this.legs = legs;
            Arrays.fill(known, -1);
        }

        @Override
        public void read(ColumnBatch batch) {
            int rows = batch.rows();
            byte[] tokens = batch.bytes(0);
            byte[] senders = batch.bytes(1);
            byte[] recipients = batch.bytes(2);
            long[] high = batch.numbers(3);
            boolean[] wide = batch.nulls(3);
            long[] low = batch.numbers(4);
            for (int row = 0; row < rows; row++) {
                int at = row * BYTES;
                int group = group(tokens, at);
                if (wide != null && wide[row]) {
                    groups.markWide(group);
                    continue;
                }
                long word0 = (long) group << 32;
                add(word0, recipients, at, high[row], low[row]);
                add(word0, senders, at, Int128.negatedHigh(high[row], low[row]), -low[row]);
            }
        }

        private void add(long word0, byte[] addresses, int at, long high, long low) {
            long first = (int) INTS.get(addresses, at) & 0xffffffffL;
            long second = (long) LONGS.get(addresses, at + 4);
            long third = (long) LONGS.get(addresses, at + 12);
            if ((first | second | third) != 0) {
                legs.add(word0 | first, second, third, high, low);
            }
        }

        /** Most transfers are of a few tokens: their names are compared as words, not looked up as objects. */
        private int group(byte[] tokens, int at) {
            long first = (int) INTS.get(tokens, at) & 0xffffffffL;
            long second = (long) LONGS.get(tokens, at + 4);
            long third = (long) LONGS.get(tokens, at + 12);
            int slot = ((int) HolderHash.ofHolder(first, second, third) & SLOTS - 1) * 4;
            if (known[slot + 2] != third || known[slot + 1] != second || known[slot] != first) {
                known[slot] = first;
                known[slot + 1] = second;
                known[slot + 2] = third;
                known[slot + 3] = groups.of(GroupKey.of(Arrays.copyOfRange(tokens, at, at + BYTES), 0));
            }
            return (int) known[slot + 3];
        }
    }
}

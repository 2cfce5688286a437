package io.chokepoint.batch.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Transfers whose tokens and holders are addresses of 20 bytes. The zero address is nobody: it mints and burns. */
public final class AddressTransfers implements TransferColumns {
    private static final long serialVersionUID = 1L;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    @Override
    public StructType schema() {
        return StructType.fromDDL("token BINARY, sender BINARY, recipient BINARY, amount_high LONG, amount_low LONG");
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
        private final GroupNumbers groups;
        private final LegCombiner legs;
        private int[] byDictionaryId = new int[0];

        Reader(GroupNumbers groups, LegCombiner legs) {
            this.groups = groups;
            this.legs = legs;
        }

        @Override
        public void read(ColumnarBatch batch) {
            ColumnVector tokens = batch.column(0);
            ColumnVector senders = batch.column(1);
            ColumnVector recipients = batch.column(2);
            ColumnVector highs = batch.column(3);
            boolean nullable = highs.hasNull();
            int rows = batch.numRows();
            long[] allHigh = highs.getLongs(0, rows);
            long[] allLow = batch.column(4).getLongs(0, rows);
            WritableColumnVector tokenIds = dictionaryIds(tokens);
            Arrays.fill(byDictionaryId, -1);
            for (int row = 0; row < rows; row++) {
                int group = tokenIds == null
                        ? groups.of(GroupKey.of(tokens.getBinary(row), 0))
                        : group(tokens, row, tokenIds.getDictId(row));
                if (nullable && highs.isNullAt(row)) {
                    groups.markWide(group);
                    continue;
                }
                long high = allHigh[row];
                long low = allLow[row];
                long word0 = (long) group << 32;
                add(word0, recipients.getBinary(row), high, low);
                add(word0, senders.getBinary(row), Int128.negatedHigh(high, low), -low);
            }
        }

        private void add(long word0, byte[] address, long high, long low) {
            long first = (int) INTS.get(address, 0) & 0xffffffffL;
            long second = (long) LONGS.get(address, 4);
            long third = (long) LONGS.get(address, 12);
            if ((first | second | third) != 0) {
                legs.add(word0 | first, second, third, high, low);
            }
        }

        /** A page's dictionary names each token once: no bytes are copied or compared for the rows after the first. */
        private int group(ColumnVector tokens, int row, int dictionaryId) {
            if (dictionaryId >= byDictionaryId.length) {
                int known = byDictionaryId.length;
                byDictionaryId = Arrays.copyOf(byDictionaryId, Math.max(dictionaryId + 1, 2 * known));
                Arrays.fill(byDictionaryId, known, byDictionaryId.length, -1);
            }
            if (byDictionaryId[dictionaryId] < 0) {
                byDictionaryId[dictionaryId] = groups.of(GroupKey.of(tokens.getBinary(row), 0));
            }
            return byDictionaryId[dictionaryId];
        }

        private static WritableColumnVector dictionaryIds(ColumnVector tokens) {
            return tokens instanceof WritableColumnVector vector && vector.hasDictionary()
                    ? vector.getDictionaryIds()
                    : null;
        }
    }
}

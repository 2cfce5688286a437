package io.chokepoint.batch.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Whole numbers of 32 or 64 bits. */
final class NumberReader extends ColumnReader {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final boolean wide;
    private final long[] known;
    private final long[] values = new long[ColumnBatch.ROWS];

    NumberReader(ColumnSpec spec, ColumnDescriptor column, PageReader pages) {
        super(spec, column, pages);
        this.wide = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
        this.known = known(dictionary());
    }

    private long[] known(Dictionary dictionary) {
        long[] all = new long[dictionary == null ? 0 : dictionary.getMaxId() + 1];
        for (int number = 0; number < all.length; number++) {
            all[number] = wide ? dictionary.decodeToLong(number) : dictionary.decodeToInt(number);
        }
        return all;
    }

    /** By row of the last batch, its value; 0 where it is missing. */
    long[] values() {
        return values;
    }

    @Override
    void fromDictionary(int[] numbers, int from, int count) {
        for (int row = from; row < from + count; row++) {
            values[row] = known[numbers[row]];
        }
    }

    @Override
    int fromPlain(byte[] page, int at, int from, int count) {
        int next = at;
        for (int row = from; row < from + count; row++) {
            if (wide) {
                values[row] = (long) LONGS.get(page, next);
                next += Long.BYTES;
            } else {
                values[row] = (int) INTS.get(page, next);
                next += Integer.BYTES;
            }
        }
        return next;
    }

    @Override
    void fromReader(ValuesReader reader, int from, int count) {
        for (int row = from; row < from + count; row++) {
            values[row] = wide ? reader.readLong() : reader.readInteger();
        }
    }

    @Override
    void move(int from, int to) {
        values[to] = values[from];
    }

    @Override
    void clear(int row) {
        values[row] = 0;
    }
}

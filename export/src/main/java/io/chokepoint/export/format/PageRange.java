package io.chokepoint.export.format;

import io.chokepoint.export.row.ColumnType;
import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;

/** The smallest and the largest value of a page, and how many rows have none. Of digits, whose order as texts is nobody's, the last only. */
final class PageRange {
    private final ColumnType type;
    private final PrimitiveType primitive;
    private byte[] smallestBytes;
    private byte[] largestBytes;
    private long smallest;
    private long largest;
    private boolean isEmpty = true;
    private long nulls;

    PageRange(ColumnType type, PrimitiveType primitive) {
        this.type = type;
        this.primitive = primitive;
    }

    void addNull() {
        nulls++;
    }

    void add(byte[] value) {
        if (type == ColumnType.DIGITS) {
            return;
        }
        if (isEmpty || Arrays.compareUnsigned(value, smallestBytes) < 0) {
            smallestBytes = value;
        }
        if (isEmpty || Arrays.compareUnsigned(value, largestBytes) > 0) {
            largestBytes = value;
        }
        isEmpty = false;
    }

    /** Adds a number; of a REAL one its bits. */
    void add(long value) {
        if (isEmpty || compare(value, smallest) < 0) {
            smallest = value;
        }
        if (isEmpty || compare(value, largest) > 0) {
            largest = value;
        }
        isEmpty = false;
    }

    private int compare(long left, long right) {
        return type == ColumnType.REAL
                ? Double.compare(Double.longBitsToDouble(left), Double.longBitsToDouble(right))
                : Long.compare(left, right);
    }

    Statistics<?> statistics() {
        var builder = Statistics.getBuilderForReading(primitive).withNumNulls(nulls);
        if (!isEmpty) {
            builder.withMin(plain(smallestBytes, smallest)).withMax(plain(largestBytes, largest));
        }
        return builder.build();
    }

    private byte[] plain(byte[] bytes, long number) {
        if (type.isBytes()) {
            return bytes;
        }
        PageBytes plain = new PageBytes();
        ParquetColumn.putNumber(plain, type, number);
        return Arrays.copyOf(plain.array(), plain.length());
    }

    void clear() {
        isEmpty = true;
        nulls = 0;
    }
}

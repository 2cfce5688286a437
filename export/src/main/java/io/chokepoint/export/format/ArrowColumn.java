package io.chokepoint.export.format;

import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import java.util.List;

/** The values of one column of a record batch while it grows, as Arrow lays them out. */
final class ArrowColumn {
    private final int position;
    private final ColumnType type;
    private final PageBytes validity = new PageBytes();
    private final PageBytes offsets = new PageBytes();
    private final PageBytes values = new PageBytes();
    private int bits;
    private int rows;
    private int nulls;

    ArrowColumn(int position, ColumnType type) {
        this.position = position;
        this.type = type;
        clear();
    }

    /** Adds the value of a row; gives the size of all values so far. */
    int add(Row row) {
        boolean isAbsent = row.isNull(position);
        if (isAbsent) {
            nulls++;
        } else {
            bits |= 1 << (rows & 7);
        }
        rows++;
        if ((rows & 7) == 0) {
            validity.put((byte) bits);
            bits = 0;
        }
        if (type.isBytes()) {
            if (!isAbsent) {
                byte[] value = row.bytes(position);
                values.put(value, value.length);
            }
            offsets.putInt(values.length());
        } else {
            // The place of a value that is not there is zero: equal rows give equal bytes.
            ParquetColumn.putNumber(values, type, isAbsent ? 0 : row.number(position));
        }
        return values.length();
    }

    int nulls() {
        return nulls;
    }

    /** Completes the batch: its buffers, in Arrow's order; the first is empty where all rows have a value. */
    List<PageBytes> buffers() {
        if (nulls == 0) {
            validity.clear();
        } else if ((rows & 7) != 0) {
            validity.put((byte) bits);
        }
        return type.isBytes() ? List.of(validity, offsets, values) : List.of(validity, values);
    }

    /** Begins another batch. */
    void clear() {
        validity.clear();
        offsets.clear();
        values.clear();
        if (type.isBytes()) {
            offsets.putInt(0);
        }
        bits = 0;
        rows = 0;
        nulls = 0;
    }
}

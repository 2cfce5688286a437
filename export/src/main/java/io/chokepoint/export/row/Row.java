package io.chokepoint.export.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One row, made once and filled again and again, so that rows stream without an object for each value. What a value is, the
 * {@link RowSchema} says. Not safe for use by several threads.
 */
public final class Row {
    private final byte[][] bytes;
    private final long[] numbers;
    private final boolean[] present;

    /** A row of this many columns, all without a value. */
    public Row(int width) {
        bytes = new byte[width][];
        numbers = new long[width];
        present = new boolean[width];
    }

    /** Takes over the values of another row of the same width; bytes are shared. */
    public void copy(Row other) {
        System.arraycopy(other.bytes, 0, bytes, 0, bytes.length);
        System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
        System.arraycopy(other.present, 0, present, 0, present.length);
    }

    /** Takes every value away. */
    public void clear() {
        Arrays.fill(present, false);
    }

    /** Whether the column has no value. */
    public boolean isNull(int column) {
        return !present[column];
    }

    /** Takes the value away. */
    public void setNull(int column) {
        present[column] = false;
    }

    /** Value of a TEXT or DIGITS column, not copied. */
    public byte[] bytes(int column) {
        return bytes[column];
    }

    /** Value of a TEXT or DIGITS column as a string. */
    public String text(int column) {
        return new String(bytes[column], StandardCharsets.UTF_8);
    }

    /** Sets a TEXT or DIGITS column; the bytes are not copied. */
    public void setBytes(int column, byte[] value) {
        bytes[column] = value;
        present[column] = true;
    }

    /** Sets a TEXT or DIGITS column. */
    public void setText(int column, String value) {
        setBytes(column, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Value of a WHOLE, DAY or INSTANT column; of a REAL one, its bits. */
    public long number(int column) {
        return numbers[column];
    }

    /** Sets a WHOLE, DAY or INSTANT column. */
    public void setNumber(int column, long value) {
        numbers[column] = value;
        present[column] = true;
    }

    /** Value of a REAL column. */
    public double real(int column) {
        return Double.longBitsToDouble(numbers[column]);
    }

    /** Sets a REAL column. */
    public void setReal(int column, double value) {
        // Both zeros are one value: text keeps no sign of zero that all readers agree on.
        setNumber(column, Double.doubleToRawLongBits(value == 0 ? 0.0 : value));
    }
}

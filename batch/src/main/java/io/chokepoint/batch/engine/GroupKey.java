package io.chokepoint.batch.engine;

import io.chokepoint.indices.Basis;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Names a distribution inside the engine: the bytes of a series number, negated on the adjusted basis, or of a token's
 * address, and then the day in four bytes. What the adjusted basis of a series leaves out and belongs to others has a key of
 * its own: the series number counted from the least of all numbers.
 */
public final class GroupKey implements Serializable, Comparable<GroupKey> {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SERIES = 1 << 30;

    private final byte[] bytes;

    private GroupKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static GroupKey of(byte[] bytes) {
        return new GroupKey(bytes);
    }

    /** The key of a series with all its holdings on a day. */
    static GroupKey of(int series, int epochDay) {
        return of(series, Basis.RAW, epochDay);
    }

    /**
     * The key of a series on a day.
     *
     * @param series number of the series, from 1 and below 2^30
     */
    static GroupKey of(int series, Basis basis, int epochDay) {
        int signed = basis == Basis.RAW ? series : -series;
        return new GroupKey(
                ByteBuffer.allocate(8).putInt(signed).putInt(epochDay).array());
    }

    /** The key of what the adjusted basis of a series leaves out on a day, and others own whom nobody has named. */
    static GroupKey ofUnattributed(int series, int epochDay) {
        return new GroupKey(ByteBuffer.allocate(8)
                .putInt(Integer.MIN_VALUE + series)
                .putInt(epochDay)
                .array());
    }

    /** Whether it is a key of {@link #ofUnattributed}; defined for keys of series only. */
    boolean isUnattributed() {
        return bytes.length == 8 && ByteBuffer.wrap(bytes).getInt() < -MOST_SERIES;
    }

    /** The key of the adjusted distribution on the same day; for a key of {@link #ofUnattributed}. */
    GroupKey adjusted() {
        return of(ByteBuffer.wrap(bytes).getInt() - Integer.MIN_VALUE, Basis.ADJUSTED, epochDay());
    }

    /** The key of a series as such: on day 0. */
    public static GroupKey ofSeries(int series, Basis basis) {
        return of(series, basis, 0);
    }

    /** The key of a token on a day. */
    static GroupKey of(byte[] token, int epochDay) {
        return new GroupKey(ByteBuffer.allocate(token.length + 4)
                .put(token)
                .putInt(epochDay)
                .array());
    }

    byte[] bytes() {
        return bytes;
    }

    /** The number of the series; defined for keys of series only. */
    public int series() {
        return Math.abs(ByteBuffer.wrap(bytes).getInt());
    }

    /** Which holdings count; defined for keys of series only. */
    public Basis basis() {
        return ByteBuffer.wrap(bytes).getInt() < 0 ? Basis.ADJUSTED : Basis.RAW;
    }

    /** The address of the token, or the bytes of the series number. */
    public byte[] token() {
        return Arrays.copyOf(bytes, bytes.length - 4);
    }

    /** The day. */
    public LocalDate day() {
        return LocalDate.ofEpochDay(epochDay());
    }

    int epochDay() {
        return ByteBuffer.wrap(bytes).getInt(bytes.length - 4);
    }

    GroupKey on(int epochDay) {
        byte[] other = bytes.clone();
        ByteBuffer.wrap(other).putInt(other.length - 4, epochDay);
        return new GroupKey(other);
    }

    @Override
    public int compareTo(GroupKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}

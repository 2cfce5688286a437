package io.chokepoint.export.row;

/** What the values of a column are, and how they are held in a {@link Row}. */
public enum ColumnType {
    /** Any text, as UTF-8 bytes. */
    TEXT(true),
    /**
     * A whole number without bounds, as its decimal digits in UTF-8 bytes. It travels as text in every format: an amount may
     * have 78 digits, more than the decimal types of common readers hold.
     */
    DIGITS(true),
    /** A whole number of 64 bits, signed. */
    WHOLE(false),
    /** A finite double. */
    REAL(false),
    /** A day, as days since 1970-01-01. */
    DAY(false),
    /** An instant, as microseconds since 1970-01-01T00:00:00Z. */
    INSTANT(false);

    private final boolean bytes;

    ColumnType(boolean bytes) {
        this.bytes = bytes;
    }

    /** Whether a row holds the value as bytes; otherwise as a number of 64 bits. */
    public boolean isBytes() {
        return bytes;
    }
}

package io.chokepoint.ingest.value;

import java.math.BigInteger;

/**
 * An amount as 128 bits in two's complement: {@code high · 2^64 + low}, where {@code low} is read without sign.
 *
 * @param high bits 64 to 127; 0 to 2^62 - 1, since the amount is below 2^126
 * @param low bits 0 to 63; negative as a long where bit 63 is set
 */
public record AmountHalves(long high, long low) {
    // A few amounts of the greatest size are to be added and subtracted within 128 bits.
    private static final int BITS = 126;
    /** So many digits always fit a long. */
    public static final int DIGITS_OF_A_LONG = 18;

    /** What a number of so many digits is below. */
    public static final long TEN_TO_THE_18 = 1_000_000_000_000_000_000L;

    /**
     * The halves of the amount.
     *
     * @param digits decimal digits of an amount of base units
     * @return null if it is 2^126 or more
     * @throws NumberFormatException if it is not decimal digits
     */
    public static AmountHalves of(String digits) {
        if (digits.length() <= DIGITS_OF_A_LONG) {
            return new AmountHalves(0, Long.parseUnsignedLong(digits));
        }
        if (digits.length() <= 2 * DIGITS_OF_A_LONG) {
            int middle = digits.length() - DIGITS_OF_A_LONG;
            return of(
                    Long.parseUnsignedLong(digits, 0, middle, 10),
                    Long.parseUnsignedLong(digits, middle, digits.length(), 10));
        }
        BigInteger amount = new BigInteger(digits);
        return amount.bitLength() > BITS
                ? null
                : new AmountHalves(amount.shiftRight(Long.SIZE).longValueExact(), amount.longValue());
    }

    /** {@code left · 10^18 + right}, both below 10^18. */
    private static AmountHalves of(long left, long right) {
        long low = left * TEN_TO_THE_18 + right;
        long carried = Long.compareUnsigned(low, right) < 0 ? 1 : 0;
        return new AmountHalves(Math.multiplyHigh(left, TEN_TO_THE_18) + carried, low);
    }
}

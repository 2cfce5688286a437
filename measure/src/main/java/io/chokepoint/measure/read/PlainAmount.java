package io.chokepoint.measure.read;

import io.chokepoint.indices.scan.Uint128;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Amounts of at most 36 digits straight from bytes; the rest is left to {@link AmountText}. */
final class PlainAmount {
    /** What {@link #parse} returns when it leaves the amount to others. */
    static final int NOT_PLAIN = -1;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long TOP = EACH << 7;
    private static final int HALF = 18;
    private static final long[] POWERS = new long[HALF + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= HALF; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    /** Upper half of the number as written without its point, with its sign. */
    long high;
    /** Lower half. */
    long low;
    /** Number of decimals as written. */
    int decimals;

    /** Reads up to the first byte that is not of the amount; may look at 8 bytes after it. Returns where that is. */
    int parse(byte[] bytes, int from) {
        int at = from;
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        long upper = 0;
        int digits = 0;
        long word = (long) WORD.get(bytes, at);
        while (digits < 16 && areDigits(word)) {
            upper = upper * 100_000_000 + eight(word);
            at += 8;
            digits += 8;
            word = (long) WORD.get(bytes, at);
        }
        long lower = 0;
        int point = -1;
        while (true) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                if (digits < HALF) {
                    upper = 10 * upper + digit;
                } else {
                    lower = 10 * lower + digit;
                }
                digits++;
            } else if (digit == '.' - '0' && point < 0 && digits > 0) {
                point = digits;
            } else {
                break;
            }
            at++;
        }
        decimals = point < 0 ? 0 : digits - point;
        if (digits == 0 || digits > 2 * HALF || point == digits) {
            return NOT_PLAIN;
        }
        combine(upper, lower, digits);
        if (negative) {
            high = negatedHigh(high, low);
            low = -low;
        }
        return at;
    }

    /** Multiplies by a power of ten; returns false when the product is not below 2^126. */
    boolean shift(int places) {
        boolean negative = high < 0;
        long partHigh = negative ? negatedHigh(high, low) : high;
        long partLow = negative ? -low : low;
        for (int left = places; left > 0; left -= Math.min(left, HALF)) {
            long power = POWERS[Math.min(left, HALF)];
            if (Math.multiplyHigh(partHigh, power) != 0 || partHigh * power < 0) {
                return false;
            }
            long carried = Uint128.multiplyHigh(partLow, power);
            partHigh = partHigh * power + carried;
            partLow *= power;
            if (partHigh >>> 62 != 0) {
                return false;
            }
        }
        high = negative ? negatedHigh(partHigh, partLow) : partHigh;
        low = negative ? -partLow : partLow;
        return true;
    }

    private void combine(long upper, long lower, int digits) {
        if (digits <= HALF) {
            high = 0;
            low = upper;
            return;
        }
        long power = POWERS[digits - HALF];
        long product = upper * power;
        low = product + lower;
        high = Math.multiplyHigh(upper, power) + Uint128.carry(low, product);
    }

    /** The upper half of the number's negative. */
    private static long negatedHigh(long upperHalf, long lowerHalf) {
        return lowerHalf == 0 ? -upperHalf : ~upperHalf;
    }

    private static boolean areDigits(long word) {
        long high = word | TOP;
        return ((high - '0' * EACH & ~(high - ('9' + 1) * EACH) & ~word) & TOP) == TOP;
    }

    /** Eight digits, the first in the lowest byte: pairs, then fours, then all. */
    private static long eight(long word) {
        long pairs = (word & 0x0f * EACH) * (10 * 256 + 1) >>> 8 & 0x00ff00ff00ff00ffL;
        long fours = pairs * (100 * 65536 + 1) >>> 16 & 0x0000ffff0000ffffL;
        return fours * ((10_000L << 32) + 1) >>> 32;
    }
}

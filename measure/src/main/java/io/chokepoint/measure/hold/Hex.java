package io.chokepoint.measure.hold;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hexadecimal digits of either case, eight at a time. */
public final class Hex {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long TOP = EACH << 7;

    private Hex() {}

    /** The value of eight digits, or −1 when one is no digit; reads eight bytes. */
    public static long eight(byte[] bytes, int from) {
        long word = (long) WORD.get(bytes, from);
        long lower = word | 0x20 * EACH;
        long high = word | TOP;
        long highLower = lower | TOP;
        // A top bit stays where the byte is at least the subtrahend: nothing is borrowed from a neighbour.
        long digit = high - '0' * EACH & ~(high - ('9' + 1) * EACH);
        long letter = highLower - 'a' * EACH & ~(highLower - ('f' + 1) * EACH);
        if (((digit | letter) & ~word & TOP) != TOP) {
            return -1;
        }
        long nibbles = (word & 0x0f * EACH) + (word >>> 6 & EACH) * 9;
        nibbles = (nibbles | nibbles >>> 4) & 0x00ff00ff00ff00ffL;
        nibbles = (nibbles | nibbles >>> 8) & 0x0000ffff0000ffffL;
        return (nibbles | nibbles >>> 16) & 0xffffffffL;
    }

    /** The value of sixteen bytes that are known to be digits. */
    static long sixteen(byte[] bytes, int from) {
        return eight(bytes, from) << 32 | eight(bytes, from + 8);
    }

    static boolean isHex(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i += 8) {
            if (eight(bytes, i) < 0) {
                return false;
            }
        }
        return true;
    }
}

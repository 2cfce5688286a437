package io.chokepoint.batch.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How legs and balances lie in bytes, little-endian: the group's number with a flag in four bytes, the holder, and the lower
 * half of the signed amount; then its upper half, but only where the flag says that it is more than a sign.
 *
 * <p>A holder that is a number takes eight bytes, an address 20. Most amounts need no upper half, so that most entries take
 * half of what three words of key and two of amount would.
 */
final class LegEntries {
    /** The most that an entry takes. */
    static final int LONGEST = 40;

    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final int HAS_HIGH = 1 << 31;

    private LegEntries() {}

    /** Writes an entry; returns where the next one begins. */
    static int write(byte[] bytes, int at, boolean addresses, long word0, long word1, long word2, long high, long low) {
        boolean hasHigh = high != low >> 63;
        INTS.set(bytes, at, (int) (word0 >>> 32) | (hasHigh ? HAS_HIGH : 0));
        int next = at + Integer.BYTES;
        LONGS.set(bytes, next, word1);
        next += Long.BYTES;
        if (addresses) {
            LONGS.set(bytes, next, word2);
            INTS.set(bytes, next + Long.BYTES, (int) word0);
            next += Long.BYTES + Integer.BYTES;
        }
        LONGS.set(bytes, next, low);
        next += Long.BYTES;
        if (hasHigh) {
            LONGS.set(bytes, next, high);
            next += Long.BYTES;
        }
        return next;
    }

    /** Adds all entries to a table. */
    static void addTo(BalanceTable table, byte[] bytes, int length, boolean addresses, int[] numbers) {
        int at = 0;
        while (at < length) {
            int header = (int) INTS.get(bytes, at);
            at += Integer.BYTES;
            long word0 = (long) numbers[header & ~HAS_HIGH] << 32;
            long word1 = (long) LONGS.get(bytes, at);
            at += Long.BYTES;
            long word2 = 0;
            if (addresses) {
                word2 = (long) LONGS.get(bytes, at);
                word0 |= (int) INTS.get(bytes, at + Long.BYTES) & 0xffffffffL;
                at += Long.BYTES + Integer.BYTES;
            }
            long low = (long) LONGS.get(bytes, at);
            at += Long.BYTES;
            long high = low >> 63;
            if (header < 0) {
                high = (long) LONGS.get(bytes, at);
                at += Long.BYTES;
            }
            table.add(word0, word1, word2, high, low);
        }
    }
}

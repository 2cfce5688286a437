package io.chokepoint.ingest.transfer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Lower-case hexadecimal digits, eight at a time. */
public final class Hex {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_NIBBLES = 0x0f0f0f0f0f0f0f0fL;
    private static final long HIGH_NIBBLES = 0xf0f0f0f0f0f0f0f0L;

    private Hex() {}

    /** Eight bytes of text as a number, the first byte lowest. */
    public static long word(byte[] text, int at) {
        return (long) WORDS.get(text, at);
    }

    /** 0 if all of the eight bytes are digits; any other number if not. */
    public static long wrong(long word) {
        long letter = (word >>> 6) & ONES;
        long nibble = (word & LOW_NIBBLES) + 9 * letter;
        // A digit from ten on is a letter, and none is above fifteen; what is written back is what was read.
        return (((nibble + 6 * ONES) >>> 4) & ONES ^ letter)
                | nibble & HIGH_NIBBLES
                | nibble + 0x30 * ONES + 0x27 * letter ^ word;
    }

    /** The 32 bits that eight digits are, the first digit highest. */
    public static int bits(long word) {
        long nibble = (word & LOW_NIBBLES) + 9 * ((word >>> 6) & ONES);
        long pairs = (nibble << 4 | nibble >>> 8) & 0x00ff00ff00ff00ffL;
        long quads = (pairs | pairs >>> 8) & 0x0000ffff0000ffffL;
        return Integer.reverseBytes((int) (quads | quads >>> 16));
    }

    /** The 64 bits that sixteen digits are. */
    public static long bits(byte[] text, int at) {
        return (long) bits(word(text, at)) << Integer.SIZE | bits(word(text, at + 8)) & 0xffffffffL;
    }

    /** Writes the sixteen digits of 64 bits; returns the position behind them. */
    public static int put(long bits, byte[] text, int at) {
        return put((int) bits, text, put((int) (bits >>> Integer.SIZE), text, at));
    }

    /** Writes the eight digits of 32 bits; returns the position behind them. */
    public static int put(int bits, byte[] text, int at) {
        long bytes = Integer.toUnsignedLong(Integer.reverseBytes(bits));
        bytes = (bytes | bytes << 16) & 0x0000ffff0000ffffL;
        bytes = (bytes | bytes << 8) & 0x00ff00ff00ff00ffL;
        long nibbles = bytes >>> 4 & 0x000f000f000f000fL | (bytes & 0x000f000f000f000fL) << 8;
        long letters = (nibbles + 6 * ONES) >>> 4 & ONES;
        WORDS.set(text, at, nibbles + 0x30 * ONES + 0x27 * letters);
        return at + 8;
    }
}

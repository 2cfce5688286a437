package io.chokepoint.ingest.value;

import java.math.BigInteger;

/** Keys as Solana writes them: 32 bytes in base 58. */
final class Base58 {
    private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int KEY_BYTES = 32;
    // 44 digits hold 32 bytes.
    private static final int LONGEST = 44;

    private Base58() {}

    /** Whether this is a key of 32 bytes. */
    static boolean isKey(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        BigInteger number = BigInteger.ZERO;
        int zeros = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = DIGITS.indexOf(text.charAt(at));
            if (digit < 0) {
                return false;
            }
            // Each leading 1 is a zero byte of its own.
            zeros += digit == 0 && number.signum() == 0 ? 1 : 0;
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        return zeros + (number.bitLength() + 7) / 8 == KEY_BYTES;
    }
}

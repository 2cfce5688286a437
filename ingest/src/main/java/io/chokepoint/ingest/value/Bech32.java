package io.chokepoint.ingest.value;

import java.util.Locale;

/** Addresses as Cosmos chains write them (BIP 173): a prefix, a 1, and data whose last six characters are a checksum. */
final class Bech32 {
    private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;
    // BIP 173 stops at 90 characters; the checksum says nothing of longer ones.
    private static final int LONGEST = 90;

    private Bech32() {}

    /** The address in lower case, or null if it is none: mixed case, another character, or a wrong checksum. */
    static String canonical(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int one = lower.lastIndexOf('1');
        boolean mixed = !text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT));
        if (mixed || one < 1 || text.length() - one - 1 < CHECKSUM || text.length() > LONGEST) {
            return null;
        }
        int sum = 1;
        for (int at = 0; at < one; at++) {
            if (lower.charAt(at) < '!' || lower.charAt(at) > '~') {
                return null;
            }
            sum = step(sum) ^ (lower.charAt(at) >> 5);
        }
        sum = step(sum);
        for (int at = 0; at < one; at++) {
            sum = step(sum) ^ (lower.charAt(at) & 31);
        }
        for (int at = one + 1; at < lower.length(); at++) {
            int digit = DIGITS.indexOf(lower.charAt(at));
            if (digit < 0) {
                return null;
            }
            sum = step(sum) ^ digit;
        }
        return sum == 1 ? lower : null;
    }

    private static int step(int sum) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5;
        for (int bit = 0; bit < GENERATOR.length; bit++) {
            next ^= (top >> bit & 1) * GENERATOR[bit];
        }
        return next;
    }
}

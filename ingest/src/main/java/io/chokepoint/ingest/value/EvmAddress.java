package io.chokepoint.ingest.value;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Addresses of Ethereum-like networks: lower-case {@code 0x} and 40 hexadecimal digits once they are in the lake.
 *
 * <p>A mixed-case address carries a checksum (<a href="https://eips.ethereum.org/EIPS/eip-55">EIP-55</a>), which must
 * be right. Databases print bytes as {@code \x…}; that prefix is taken for {@code 0x}.
 */
public final class EvmAddress {
    private static final Pattern ADDRESS = Pattern.compile("(?:0[xX]|\\\\x)([0-9a-fA-F]{40})");

    private EvmAddress() {}

    /**
     * The address in lower case.
     *
     * @throws RowRejected if it is no address, or its checksum is wrong
     */
    public static String canonical(String text) throws RowRejected {
        var matcher = ADDRESS.matcher(text.strip());
        if (!matcher.matches()) {
            throw new RowRejected(
                    ReasonCode.HOLDER_INVALID,
                    Quoted.of(text) + " is no address: 0x and 40 hexadecimal digits are expected");
        }
        String digits = matcher.group(1);
        String lower = digits.toLowerCase(Locale.ROOT);
        boolean mixed = !digits.equals(lower) && !digits.equals(digits.toUpperCase(Locale.ROOT));
        if (mixed && !digits.equals(checksummed(lower))) {
            throw new RowRejected(
                    ReasonCode.HOLDER_CHECKSUM,
                    "The checksum of address %s is wrong (EIP-55); compare it with its origin, or give it in lower case"
                            .formatted(Quoted.of(text)));
        }
        return "0x" + lower;
    }

    private static String checksummed(String lower) {
        byte[] hash = Keccak256.hash(lower.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            int nibble = (i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2]) & 0xf;
            char digit = lower.charAt(i);
            digits.append(nibble >= 8 ? Character.toUpperCase(digit) : digit);
        }
        return digits.toString();
    }
}

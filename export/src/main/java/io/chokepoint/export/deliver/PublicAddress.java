package io.chokepoint.export.deliver;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the public internet from all others: private, local, reserved, or wrapping another one. */
final class PublicAddress {
    private static final String[] NOT_PUBLIC_4 = {
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4"
    };
    // Of IPv6 only 2000::/3 is given out; within it, these are tunnels, documentation, or not for the internet.
    private static final String PUBLIC_6 = "2000::/3";
    private static final String[] NOT_PUBLIC_6 = {"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"};

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return Arrays.stream(NOT_PUBLIC_4).noneMatch(range -> isWithin(bytes, range));
        }
        return isWithin(bytes, PUBLIC_6) && Arrays.stream(NOT_PUBLIC_6).noneMatch(range -> isWithin(bytes, range));
    }

    private static boolean isWithin(byte[] address, String range) {
        String[] baseAndBits = range.split("/", 2);
        byte[] base;
        try {
            // A literal: nothing is looked up.
            base = InetAddress.getByName(baseAndBits[0]).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(range + " is no range", e);
        }
        int bits = Integer.parseInt(baseAndBits[1]);
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((address[bit / Byte.SIZE] & mask) != (base[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}

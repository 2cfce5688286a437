package io.chokepoint.ingest.collect;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Which addresses a host's name may lead to. */
final class Addresses {
    private Addresses() {}

    /**
     * Looks the host up. The JDK keeps what it found for the connection that follows at once.
     *
     * @param loopback whether the base URL was configured to be this machine, which then is the only one allowed
     * @throws CollectFailure if any of the addresses is not allowed
     * @throws UnknownHostException if the name has none
     */
    static void check(URI url, boolean loopback) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
            if (loopback ? !address.isLoopbackAddress() : !isPublic(address)) {
                throw new CollectFailure(
                        CollectFault.ADDRESS_NOT_PUBLIC,
                        url,
                        "the host leads to %s".formatted(address.getHostAddress()));
            }
        }
    }

    /** Whether an address is outside of loopback, link-local, private, shared, multicast and reserved ranges. */
    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet6Address) {
            // Only 2000::/3 is handed out; 2002::/16 and 2001:0::/32 carry IPv4 addresses inside.
            boolean carriesIpv4 =
                    first == 0x20 && (second == 0x02 || (second == 0x01 && bytes[2] == 0 && bytes[3] == 0));
            return (first & 0xe0) == 0x20 && !carriesIpv4;
        }
        boolean shared = first == 100 && (second & 0xc0) == 64;
        boolean special = (first == 192 && second == 0 && bytes[2] == 0) || (first == 198 && (second & 0xfe) == 18);
        return first != 0 && first < 240 && !shared && !special;
    }
}

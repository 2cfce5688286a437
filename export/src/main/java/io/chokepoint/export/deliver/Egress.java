package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Where packages and notices may go: hosts that the operator allows, at public addresses. A connection goes to the very
 * addresses that were checked, so that a name that resolves otherwise a moment later changes nothing.
 *
 * @param allowed hosts, or {@code *.example.org} for all below one; an empty list allows none
 * @param trusted hosts of the operator's own network that may have private addresses; allowed without being listed twice
 */
public record Egress(List<String> allowed, List<String> trusted) {

    /** Copies the lists. */
    public Egress {
        allowed = allowed.stream().map(Egress::lower).toList();
        trusted = trusted.stream().map(Egress::lower).toList();
    }

    /**
     * The addresses of a host, all checked.
     *
     * @throws ExportException when the host is not allowed, is not found, or has an address that is not public
     */
    public InetAddress[] resolve(String host) {
        String name = lower(host);
        boolean isTrusted = matches(trusted, name);
        if (!isTrusted && !matches(allowed, name)) {
            throw new ExportException(
                    Code.DESTINATION_REFUSED,
                    "Host '%s' is not among those that deliveries may go to; ask the operator to allow it"
                            .formatted(host));
        }
        InetAddress[] addresses = lookUp(host);
        for (InetAddress address : addresses) {
            if (!isTrusted && !PublicAddress.is(address)) {
                throw new ExportException(
                        Code.DESTINATION_REFUSED,
                        "Host '%s' has address %s, which is not public".formatted(host, address.getHostAddress()));
            }
        }
        return addresses;
    }

    private static InetAddress[] lookUp(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new ExportException(Code.DESTINATION_UNAVAILABLE, "Host '" + host + "' is not found", e);
        }
    }

    /** Whether the host is of the operator's own network. */
    boolean isTrusted(String host) {
        return matches(trusted, lower(host));
    }

    private static boolean matches(List<String> patterns, String name) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.startsWith("*.") ? name.endsWith(pattern.substring(1)) : name.equals(pattern));
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}

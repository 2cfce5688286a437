package io.chokepoint.ingest.collect;

import io.chokepoint.ingest.UserError;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host that a collector may ask.
 *
 * @param name what {@code --base-url} calls it
 * @param base scheme, host, port and path prefix, without a slash at its end; null if there is no place unless one is named
 * @param interval least time between the beginnings of two requests
 * @param key how it is told who asks, or null if it asks nobody
 */
public record SourceHost(String name, URI base, Duration interval, ApiKey key) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** @throws UserError unless the base is an https URL, or an http one of this machine, with nothing after its path */
    public SourceHost {
        if (base != null) {
            base = checked(name, base);
        }
    }

    /** A host that asks nobody for a key. */
    public SourceHost(String name, URI base, Duration interval) {
        this(name, base, interval, null);
    }

    /** A host that is somewhere else for everybody, so that its place has to be named. */
    public static SourceHost toBeNamed(String name, Duration interval) {
        return new SourceHost(name, null, interval);
    }

    private static URI checked(String name, URI base) {
        boolean whole = base.getHost() != null
                && base.getRawUserInfo() == null
                && base.getRawQuery() == null
                && base.getRawFragment() == null;
        if (!whole || !(scheme(base).equals("https") || (scheme(base).equals("http") && loopback(base)))) {
            throw new UserError(
                    "Base URL '%s' of %s: write https://host[:port][/path]; plain http is for this machine's own addresses only"
                            .formatted(base, name));
        }
        return URI.create(base.toString().replaceFirst("/+$", ""));
    }

    /** Where it is, how often it is asked at most and what key it takes, for people. */
    @Override
    public String toString() {
        return "%s at %s, once in %s s at most%s"
                .formatted(
                        name,
                        base == null ? "a place to be named with --base-url" : base,
                        BigDecimal.valueOf(interval.toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString(),
                        key == null
                                ? ""
                                : ", with %s key in %s".formatted(key.needed() ? "a" : "any", key.environment()));
    }

    /** The same host of the source at another place. */
    SourceHost at(URI elsewhere) {
        return new SourceHost(name, elsewhere, interval, key == null ? null : key.optional());
    }

    /**
     * A place on the host.
     *
     * @param path begins with a slash; may have a query
     */
    public URI url(String path) {
        return URI.create(base + path);
    }

    /** Whether there is a place to ask. */
    boolean hasPlace() {
        return base != null;
    }

    /** Whether the base URL itself names this machine. */
    boolean isLoopback() {
        return loopback(base);
    }

    /** Whether a URL has this scheme, host and port. */
    boolean serves(URI url) {
        return hasPlace() && origin(url).equals(origin(base));
    }

    private static boolean loopback(URI url) {
        return LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private static String origin(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : scheme(url).equals("https") ? 443 : 80;
        return scheme(url) + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static String scheme(URI url) {
        return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    }
}

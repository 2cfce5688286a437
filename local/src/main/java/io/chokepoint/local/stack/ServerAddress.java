package io.chokepoint.local.stack;

import io.chokepoint.local.Login;
import io.chokepoint.local.PlatformException;
import java.util.Map;
import java.util.Optional;

/**
 * Where a server answers.
 *
 * @param url   in the form of its variable
 * @param given whether the environment named it: then nothing is started for it
 */
public record ServerAddress(String url, boolean given) {

    /** The address that a variable such as {@code CLICKHOUSE_URL} names, if it is set. */
    static Optional<ServerAddress> given(Map<String, String> environment, String variable) {
        String url = environment.getOrDefault(variable, "");
        return url.isBlank() ? Optional.empty() : Optional.of(new ServerAddress(url, true));
    }

    /**
     * The login for a server that the environment names.
     *
     * @param prefixes of the variables {@code …_USER} and {@code …_PASSWORD}; the first one set counts
     */
    Login login(Map<String, String> environment, String... prefixes) {
        for (String prefix : prefixes) {
            String user = environment.getOrDefault(prefix + "_USER", "");
            if (!user.isBlank()) {
                return new Login(user, environment.getOrDefault(prefix + "_PASSWORD", ""));
            }
        }
        throw new PlatformException("No login for the given server %s; set %s_USER and %s_PASSWORD"
                .formatted(url, prefixes[0], prefixes[0]));
    }
}

package io.chokepoint.ingest.collect;

import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How a host is told who asks. The key itself is in the environment; it is sent to its host and stands nowhere else.
 *
 * @param environment name of the variable that has the key
 * @param header name of the header that takes it
 * @param prefix what stands before it there, or empty
 * @param needed whether the host answers nobody without one
 */
public record ApiKey(String environment, String header, String prefix, boolean needed) {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,500}");

    /** The same key at another place, which may not ask for it. */
    ApiKey optional() {
        return new ApiKey(environment, header, prefix, false);
    }

    /**
     * What the header says, or nothing if it is not sent.
     *
     * @param variables the environment
     * @throws CollectFailure if the key is needed and not there, or is none
     */
    Optional<String> value(URI url, UnaryOperator<String> variables) {
        String key = variables.apply(environment);
        if (key == null || key.isBlank()) {
            if (needed) {
                throw new CollectFailure(
                        CollectFault.KEY_MISSING, url, "the host answers nobody without a key, in " + environment);
            }
            return Optional.empty();
        }
        if (!PRINTABLE.matcher(key.strip()).matches()) {
            throw new CollectFailure(
                    CollectFault.KEY_MISSING,
                    url,
                    "what %s has is no key: printable ASCII without spaces, 500 characters at most"
                            .formatted(environment));
        }
        return Optional.of(prefix + key.strip());
    }
}

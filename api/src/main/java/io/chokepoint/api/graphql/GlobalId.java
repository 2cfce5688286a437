package io.chokepoint.api.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Opaque ids of objects: the type and a key that says nothing of a tenant. */
public final class GlobalId {
    private GlobalId() {}

    /** The id of an object. */
    public static String of(String type, String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((type + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The key of an object of this type, or empty when the id is not one of its. */
    public static Optional<String> key(String type, String id) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
            return text.startsWith(type + ":") ? Optional.of(text.substring(type.length() + 1)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Not base64, so no id of anything: the same answer as for an id that nobody has.
            return Optional.empty();
        }
    }

    /** A key that is a UUID, or empty when it is none. */
    public static Optional<UUID> uuid(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException e) {
            // Not an id of ours: the same answer as for an id that nobody has.
            return Optional.empty();
        }
    }
}

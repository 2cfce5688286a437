package io.chokepoint.api.graphql;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Opaque text for a place in a connection. */
public final class Cursor {
    private static final String SEPARATOR = "\n";

    private Cursor() {}

    /** A cursor of these parts; none holds a line break. */
    public static String of(String kind, String... parts) {
        String text = kind + SEPARATOR + String.join(SEPARATOR, parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts of a cursor.
     *
     * @throws ApiException when the text is no cursor of this kind
     */
    public static List<String> parts(String cursor, String kind, int count) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(SEPARATOR, -1));
            if (parts.size() == count + 1 && parts.get(0).equals(kind)) {
                return parts.subList(1, parts.size());
            }
        } catch (IllegalArgumentException e) {
            // Not base64: answered below like any other text that is no cursor.
        }
        throw new ApiException(
                ErrorCode.BAD_USER_INPUT, "after: '" + cursor + "' is not a cursor of this connection; use endCursor");
    }
}

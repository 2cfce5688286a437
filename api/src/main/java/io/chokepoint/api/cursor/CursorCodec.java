package io.chokepoint.api.cursor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Turns the parts of a cursor into text and back; text that was not made here for the same binding is none. */
final class CursorCodec {
    static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 16;
    private static final String SEPARATOR = "\n";

    private final SecretKey key;

    CursorCodec(SecretKey key) {
        this.key = key;
    }

    /**
     * The text of a cursor.
     *
     * @param binding what it holds for, each part in its place
     * @param parts what it says; no part holds a line break
     */
    String encode(List<String> binding, List<String> parts) {
        byte[] payload = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(binding, payload);
        byte[] text = Arrays.copyOf(mac, MAC_BYTES + payload.length);
        System.arraycopy(payload, 0, text, MAC_BYTES, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** The parts of a cursor that {@link #encode} made for this binding, or empty. */
    Optional<List<String>> decode(List<String> binding, String cursor) {
        byte[] text;
        try {
            text = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            // Not base64, so not made here.
            return Optional.empty();
        }
        if (text.length < MAC_BYTES) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOfRange(text, MAC_BYTES, text.length);
        if (!MessageDigest.isEqual(mac(binding, payload), Arrays.copyOf(text, MAC_BYTES))) {
            return Optional.empty();
        }
        return Optional.of(List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1)));
    }

    private byte[] mac(List<String> binding, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // Lengths keep two bindings apart whose texts are the same when joined.
            for (String part : binding) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).array());
            return Arrays.copyOf(mac.doFinal(payload), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}

package io.chokepoint.export.deliver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs links to files: over tenant, path and expiry, for fifteen minutes at most. */
public final class DownloadLinks {
    /** The longest that a link lives. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;

    /** @param key at least 32 random bytes */
    public DownloadLinks(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("A key for links has at least 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * The signature of a link.
     *
     * @param tenant id of the tenant
     * @param path path of the file below the tenant's root
     * @param expires last instant at which it works, at most {@link #LONGEST} from now
     */
    public String sign(String tenant, String path, Instant expires, Instant now) {
        if (expires.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("A link lives 15 minutes at most, not until " + expires);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(tenant, path, expires.getEpochSecond()));
    }

    /** Whether a link is signed here, for these, and still lives. */
    public boolean accepts(String tenant, String path, long expires, String signature, Instant now) {
        if (now.getEpochSecond() > expires || expires > now.plus(LONGEST).getEpochSecond()) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            // What is no base64 is no signature.
            return false;
        }
        return MessageDigest.isEqual(given, mac(tenant, path, expires));
    }

    private byte[] mac(String tenant, String path, long expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            // Lengths in front: no two triples have one text.
            String text = "%d:%s%d:%s%d".formatted(tenant.length(), tenant, path.length(), path, expires);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}

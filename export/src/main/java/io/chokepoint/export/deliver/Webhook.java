package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Sends notices as Standard Webhooks say: {@code webhook-id}, {@code webhook-timestamp}, and in {@code webhook-signature} one
 * {@code v1,} signature for each secret, so that a receiver can change from one to the next.
 */
public final class Webhook {
    private static final String SECRET_PREFIX = "whsec_";
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int GONE = 410;
    private static final int REFUSALS = 400;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULTS = 500;

    /** A receiver is no more: nothing is to be sent to it again. */
    public static final class GoneException extends ExportException {
        private static final long serialVersionUID = 1L;

        GoneException(String message) {
            super(Code.DESTINATION_REFUSED, message);
        }
    }

    private final URI address;
    private final List<String> secrets;
    private final Egress egress;

    /**
     * A receiver of notices.
     *
     * @param secrets {@code whsec_} and base64 each, the current one first; more than one during rotation
     */
    public Webhook(URI address, List<String> secrets, Egress egress) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A webhook has at least one secret");
        }
        this.address = address;
        this.secrets = List.copyOf(secrets);
        this.egress = egress;
    }

    /**
     * Sends a notice once.
     *
     * @param id id of the notice, the same for each attempt
     * @param body JSON
     * @throws GoneException when the receiver says that it is no more: 410
     * @throws ExportException when it was not taken; the code says whether to try again
     */
    public void send(String id, Instant now, String body) {
        HttpPost post = new HttpPost(address);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        post.setHeader("webhook-signature", signatures(id, now, body));
        try (HttpsClient client = new HttpsClient(egress)) {
            int status = client.send(address, post).status();
            if (status >= OK && status < REDIRECTS) {
                return;
            }
            if (status == GONE) {
                throw new GoneException(address.getHost() + " is gone (410); notices to it end");
            }
            boolean again = status >= SERVER_FAULTS || status == TOO_MANY;
            String what = status >= REDIRECTS && status < REFUSALS
                    ? "redirects, which is not followed"
                    : "answers with status " + status;
            throw new ExportException(
                    again ? Code.DESTINATION_UNAVAILABLE : Code.DESTINATION_REFUSED, address.getHost() + " " + what);
        }
    }

    String signatures(String id, Instant now, String body) {
        String content = id + "." + now.getEpochSecond() + "." + body;
        return secrets.stream().map(secret -> "v1," + mac(secret, content)).collect(Collectors.joining(" "));
    }

    private static String mac(String secret, String content) {
        try {
            String encoded = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(encoded), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}

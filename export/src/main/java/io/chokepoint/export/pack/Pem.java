package io.chokepoint.export.pack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text, RFC 7468. */
final class Pem {
    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final int LINE = 64;

    private Pem() {}

    static String text(String label, byte[] content) {
        byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
        String body = Base64.getMimeEncoder(LINE, newline).encodeToString(content);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(label, body, label)
                .replace("\r\n", "\n");
    }

    static byte[] block(String text, String label) {
        Matcher found = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
                .matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("no block " + label);
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }
}

package io.chokepoint.local.binaries;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Hashes of whole files, in the two notations that pins use. */
final class Digests {

    private static final int BUFFER_BYTES = 1 << 20;

    private Digests() {}

    /** Lower-case hex. */
    static String sha256(Path file) {
        return HexFormat.of().formatHex(digest(file, "SHA-256"));
    }

    /** Subresource integrity, {@code sha512-<base64>}, as npm writes it. */
    static String integrity(Path file) {
        return "sha512-" + Base64.getEncoder().encodeToString(digest(file, "SHA-512"));
    }

    /** @throws BinaryUnavailableException if the two differ */
    static void requireEqual(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new BinaryUnavailableException(what + " has the hash " + actual + ", but " + expected
                    + " is pinned. The file is not what was tested and has been discarded;"
                    + " check which registry your package client is configured to use, and try again.");
        }
    }

    private static byte[] digest(Path file, String algorithm) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}

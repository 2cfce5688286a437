package io.chokepoint.export.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** The public part of a {@link SigningKey}. */
public final class VerificationKey {
    private static final int ID_DIGITS = 16;

    private final PublicKey key;

    VerificationKey(PublicKey key) {
        this.key = key;
    }

    /**
     * The key of a PEM file with a {@code PUBLIC KEY} block.
     *
     * @throws IllegalArgumentException naming the file, if there is none
     */
    public static VerificationKey read(Path file) throws IOException {
        try {
            byte[] encoded = Pem.block(Files.readString(file), Pem.PUBLIC);
            return new VerificationKey(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no public Ed25519 key: " + e.getMessage(), e);
        }
    }

    /** The first 16 hexadecimal digits of the SHA-256 of the encoded key. */
    public String id() {
        return Sha256.hex(key.getEncoded()).substring(0, ID_DIGITS);
    }

    /** Text of a PEM file that {@link #read} takes. */
    public String pem() {
        return Pem.text(Pem.PUBLIC, key.getEncoded());
    }

    /** Whether the key's owner has signed this content. */
    public boolean accepts(byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of another length or encoding is no signature.
            return false;
        }
    }
}

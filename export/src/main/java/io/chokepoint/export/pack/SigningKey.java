package io.chokepoint.export.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** The Ed25519 key that packages are signed with. Equal content gives equal signatures. */
public final class SigningKey {
    private static final byte[] PROBE = {1};

    private final PrivateKey secret;
    private final VerificationKey verification;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.verification = new VerificationKey(open);
    }

    /** A new key. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java from 15 on has Ed25519", e);
        }
    }

    /**
     * The key of a PEM file with a {@code PRIVATE KEY} block and, after it, its {@code PUBLIC KEY} block.
     *
     * @throws IllegalArgumentException naming the file, if it lacks one of them or they do not belong together
     */
    public static SigningKey read(Path file) throws IOException {
        String pem = Files.readString(file);
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            SigningKey key = new SigningKey(
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Pem.block(pem, Pem.PRIVATE))),
                    factory.generatePublic(new X509EncodedKeySpec(Pem.block(pem, Pem.PUBLIC))));
            if (!key.verification.accepts(PROBE, key.sign(PROBE))) {
                throw new IllegalArgumentException("the two blocks are not of one key");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s holds no Ed25519 key with its public part: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Text of a PEM file that {@link #read} takes. It is a secret. */
    public String pem() {
        return Pem.text(Pem.PRIVATE, secret.getEncoded()) + verification.pem();
    }

    /** What a receiver checks signatures with. */
    public VerificationKey verificationKey() {
        return verification;
    }

    /** The 64 bytes of a signature. */
    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An Ed25519 key signs anything", e);
        }
    }

    /** Names the key, never the secret. */
    @Override
    public String toString() {
        return "SigningKey " + verification.id();
    }
}

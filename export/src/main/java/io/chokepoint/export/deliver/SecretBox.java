package io.chokepoint.export.deliver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption of secrets: each has a key of its own, which the master key encrypts. AES-256 in GCM; what a secret
 * belongs to is authenticated with it, so that a sealed secret that is moved to another owner does not open.
 *
 * <p>Layout: version 1, nonce and wrapped key, nonce and secret.
 */
public final class SecretBox {
    private static final byte VERSION = 1;
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKey master;
    private final SecureRandom random = new SecureRandom();

    /**
     * A box under a master key.
     *
     * @throws IllegalArgumentException unless the key has 32 bytes
     */
    public SecretBox(byte[] masterKey) {
        if (masterKey.length != KEY) {
            throw new IllegalArgumentException("A master key has 32 bytes, not " + masterKey.length);
        }
        master = new SecretKeySpec(masterKey, "AES");
    }

    /** Seals a secret for an owner. */
    public byte[] seal(String secret, String owner) {
        byte[] own = new byte[KEY];
        random.nextBytes(own);
        byte[] wrapped = encrypt(master, own, owner);
        byte[] sealed = encrypt(new SecretKeySpec(own, "AES"), secret.getBytes(StandardCharsets.UTF_8), owner);
        return ByteBuffer.allocate(1 + wrapped.length + sealed.length)
                .put(VERSION)
                .put(wrapped)
                .put(sealed)
                .array();
    }

    /**
     * Opens a sealed secret of an owner.
     *
     * @throws IllegalStateException if it was altered, is another owner's, or was sealed under another master key
     */
    public String open(byte[] box, String owner) {
        ByteBuffer buffer = ByteBuffer.wrap(box);
        byte[] wrapped = new byte[NONCE + KEY + TAG];
        if (box.length < 1 + wrapped.length + NONCE + TAG || buffer.get() != VERSION) {
            throw new IllegalStateException("The sealed secret has another shape");
        }
        buffer.get(wrapped);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        byte[] own = decrypt(master, wrapped, owner);
        return new String(decrypt(new SecretKeySpec(own, "AES"), sealed, owner), StandardCharsets.UTF_8);
    }

    private byte[] encrypt(SecretKey key, byte[] plain, String owner) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, plain, owner);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    private static byte[] decrypt(SecretKey key, byte[] nonceAndSealed, String owner) {
        ByteBuffer buffer = ByteBuffer.wrap(nonceAndSealed);
        byte[] nonce = new byte[NONCE];
        buffer.get(nonce);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return crypt(Cipher.DECRYPT_MODE, key, nonce, sealed, owner);
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, byte[] input, String owner) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret does not open: it was altered, belongs to another, or the master key has changed", e);
        }
    }
}

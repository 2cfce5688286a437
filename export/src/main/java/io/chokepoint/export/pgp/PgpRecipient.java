package io.chokepoint.export.pgp;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Who alone can read what is encrypted: a public key of OpenPGP. */
public final class PgpRecipient {
    private static final int BUFFER = 1 << 16;

    private final String armoured;
    private final PGPPublicKey primary;
    private final PGPPublicKey encryption;

    private PgpRecipient(String armoured, PGPPublicKey primary, PGPPublicKey encryption) {
        this.armoured = armoured;
        this.primary = primary;
        this.encryption = encryption;
    }

    /**
     * The recipient of an armoured public key.
     *
     * @param armoured one key, from {@code -----BEGIN PGP PUBLIC KEY BLOCK-----} on
     * @param now when it is to be good
     * @throws ExportException when it is no public key, or one that is revoked, has expired or is not for encryption
     */
    public static PgpRecipient of(String armoured, Instant now) {
        PGPPublicKeyRing ring = ring(armoured);
        PGPPublicKey primary = ring.getPublicKey();
        PGPPublicKey found = null;
        for (Iterator<PGPPublicKey> keys = ring.getPublicKeys(); keys.hasNext(); ) {
            PGPPublicKey key = keys.next();
            if (key.isEncryptionKey() && isForEncryption(key) && isGood(key, now)) {
                // Of several, the last one is the newest, as keys are renewed.
                found = key;
            }
        }
        if (found == null || !isGood(primary, now)) {
            throw new ExportException(
                    Code.INVALID,
                    "The OpenPGP key %s has no part that encrypts and is neither revoked nor expired; export a current one"
                            .formatted(hex(primary.getFingerprint())));
        }
        return new PgpRecipient(armoured, primary, found);
    }

    private static PGPPublicKeyRing ring(String armoured) {
        try (InputStream text =
                PGPUtil.getDecoderStream(new ByteArrayInputStream(armoured.getBytes(StandardCharsets.UTF_8)))) {
            Iterator<PGPPublicKeyRing> rings =
                    new PGPPublicKeyRingCollection(text, new BcKeyFingerprintCalculator()).getKeyRings();
            if (rings.hasNext()) {
                PGPPublicKeyRing ring = rings.next();
                if (!rings.hasNext()) {
                    return ring;
                }
            }
        } catch (IOException | PGPException | RuntimeException e) {
            throw new ExportException(
                    Code.INVALID, "The text is no public key of OpenPGP; give what gpg --armor --export prints", e);
        }
        throw new ExportException(
                Code.INVALID,
                "The text is not exactly one public key of OpenPGP; give what gpg --armor --export prints");
    }

    private static boolean isForEncryption(PGPPublicKey key) {
        return flags(key)
                .map(flags -> (flags & (KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE)) != 0)
                .orElse(true);
    }

    /** What the key says that it is for; empty where it does not say. */
    private static Optional<Integer> flags(PGPPublicKey key) {
        Optional<Integer> said = Optional.empty();
        for (Iterator<PGPSignature> signatures = key.getSignatures(); signatures.hasNext(); ) {
            PGPSignatureSubpacketVector hashed = signatures.next().getHashedSubPackets();
            if (hashed != null && hashed.getKeyFlags() != 0) {
                said = Optional.of(hashed.getKeyFlags());
            }
        }
        return said;
    }

    private static boolean isGood(PGPPublicKey key, Instant now) {
        long seconds = key.getValidSeconds();
        Instant end = key.getCreationTime().toInstant().plus(Duration.ofSeconds(seconds));
        return !key.hasRevocation() && (seconds == 0 || now.isBefore(end));
    }

    /** Fingerprint of the primary key of an armoured public key, also of one that has expired: lower-case hexadecimal. */
    public static String fingerprintOf(String armoured) {
        return hex(ring(armoured).getPublicKey().getFingerprint());
    }

    /** The text that it was read from. */
    public String armoured() {
        return armoured;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Encrypts a file with AES-256 and a check of its integrity. The result differs each time.
     *
     * @param name name that the message says of its content
     */
    void encrypt(Path file, String name, OutputStream target) throws IOException {
        PGPEncryptedDataGenerator encryptor =
                new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                        .setWithIntegrityPacket(true)
                        .setSecureRandom(new SecureRandom()));
        encryptor.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(encryption));
        try (OutputStream encrypted = encryptor.open(target, new byte[BUFFER])) {
            PGPLiteralDataGenerator literal = new PGPLiteralDataGenerator();
            try (OutputStream plain =
                    literal.open(encrypted, PGPLiteralData.BINARY, name, new Date(0), new byte[BUFFER])) {
                Files.copy(file, plain);
            }
        } catch (PGPException e) {
            throw new IOException(
                    "It cannot be encrypted for " + hex(primary.getFingerprint()) + ": " + e.getMessage(), e);
        }
    }
}

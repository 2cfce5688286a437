package io.chokepoint.export.pgp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** Opens what was encrypted for a receiver: secret keys of OpenPGP with their passphrase. */
public final class PgpSecret {
    private final PGPSecretKeyRingCollection keys;
    private final char[] passphrase;

    private PgpSecret(PGPSecretKeyRingCollection keys, char[] passphrase) {
        this.keys = keys;
        this.passphrase = passphrase;
    }

    /**
     * Reads secret keys.
     *
     * @param text as gpg --export-secret-keys writes it, armoured or not
     * @param passphrase empty for none
     * @throws IOException when it is none
     */
    public static PgpSecret read(InputStream text, String passphrase) throws IOException {
        try (InputStream decoded = PGPUtil.getDecoderStream(text)) {
            return new PgpSecret(
                    new PGPSecretKeyRingCollection(decoded, new BcKeyFingerprintCalculator()),
                    passphrase.toCharArray());
        } catch (PGPException | RuntimeException e) {
            throw new IOException("It is no secret key of OpenPGP; give what gpg --export-secret-keys writes", e);
        }
    }

    /**
     * Opens one file.
     *
     * @throws IOException when it is not encrypted for one of the keys, the passphrase is another, or it was changed
     */
    void decrypt(InputStream source, OutputStream target) throws IOException {
        try (InputStream decoded = PGPUtil.getDecoderStream(source)) {
            BcPGPObjectFactory packets = new BcPGPObjectFactory(decoded);
            Object first = packets.nextObject();
            Object list = first instanceof PGPEncryptedDataList ? first : packets.nextObject();
            if (!(list instanceof PGPEncryptedDataList encrypted)) {
                throw new IOException("it is not encrypted with OpenPGP");
            }
            PGPPublicKeyEncryptedData data = mine(encrypted);
            if (!data.isIntegrityProtected()) {
                throw new IOException("it has no check of its integrity");
            }
            try (InputStream clear = data.getDataStream(new BcPublicKeyDataDecryptorFactory(privateKey(data)))) {
                Object literal = new BcPGPObjectFactory(clear).nextObject();
                if (!(literal instanceof PGPLiteralData content)) {
                    throw new IOException("it holds something else than a file");
                }
                content.getInputStream().transferTo(target);
                // The check stands behind the content.
                if (!data.verify()) {
                    throw new IOException("it was changed after it was encrypted");
                }
            }
        } catch (PGPException | RuntimeException e) {
            throw new IOException("it cannot be decrypted: " + e.getMessage(), e);
        }
    }

    private PGPPublicKeyEncryptedData mine(PGPEncryptedDataList encrypted) throws IOException, PGPException {
        for (Iterator<?> each = encrypted.getEncryptedDataObjects(); each.hasNext(); ) {
            if (each.next() instanceof PGPPublicKeyEncryptedData data
                    && keys.contains(data.getKeyIdentifier().getKeyId())) {
                return data;
            }
        }
        throw new IOException("it is encrypted for other keys than those given");
    }

    private PGPPrivateKey privateKey(PGPPublicKeyEncryptedData data) throws IOException {
        try {
            PGPSecretKey key = keys.getSecretKey(data.getKeyIdentifier().getKeyId());
            return key.extractPrivateKey(
                    new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase));
        } catch (PGPException e) {
            throw new IOException("the secret key cannot be opened with this passphrase", e);
        }
    }
}

package io.chokepoint.export.pgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** A pair of keys of a receiver: one that signs, and below it one that encrypts. */
public final class PgpKeys {
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final int BITS = 2048;
    private static final int CERTAINTY = 80;

    private final PGPSecretKeyRing ring;

    private PgpKeys(PGPSecretKeyRing ring) {
        this.ring = ring;
    }

    /** Keys that are good for a time from their creation; for ever if it is zero. */
    static PgpKeys generate(Instant created, Duration good, String passphrase, int flags) throws PGPException {
        PGPDigestCalculator sha1 = new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1);
        PGPKeyPair signing = pair(PGPPublicKey.RSA_SIGN, created);
        PGPSignatureSubpacketGenerator ofPrimary = new PGPSignatureSubpacketGenerator();
        ofPrimary.setKeyFlags(false, KeyFlags.SIGN_DATA | KeyFlags.CERTIFY_OTHER);
        ofPrimary.setKeyExpirationTime(false, good.toSeconds());
        PGPKeyRingGenerator generator = new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                signing,
                "Receiver <receiver@example.org>",
                sha1,
                ofPrimary.generate(),
                null,
                new BcPGPContentSignerBuilder(signing.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
                new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256, sha1)
                        .build(passphrase.toCharArray()));
        PGPSignatureSubpacketGenerator ofSub = new PGPSignatureSubpacketGenerator();
        ofSub.setKeyFlags(false, flags);
        generator.addSubKey(pair(PGPPublicKey.RSA_GENERAL, created), ofSub.generate(), null);
        return new PgpKeys(generator.generateSecretKeyRing());
    }

    /** Keys that are good now and for ever, under the passphrase "secret". */
    public static PgpKeys good() throws PGPException {
        return generate(Instant.parse("2026-01-01T00:00:00Z"), Duration.ZERO, "secret", KeyFlags.ENCRYPT_STORAGE);
    }

    private static PGPKeyPair pair(int algorithm, Instant created) throws PGPException {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(EXPONENT, new SecureRandom(), BITS, CERTAINTY));
        return new BcPGPKeyPair(PublicKeyPacket.VERSION_4, algorithm, generator.generateKeyPair(), Date.from(created));
    }

    /** As gpg --armor --export prints it. */
    public String publicText() throws IOException {
        List<PGPPublicKey> keys = new ArrayList<>();
        for (Iterator<PGPPublicKey> each = ring.getPublicKeys(); each.hasNext(); ) {
            keys.add(each.next());
        }
        return armoured(new PGPPublicKeyRing(keys).getEncoded());
    }

    /** As gpg --armor --export-secret-keys prints it. */
    public String secretText() throws IOException {
        return armoured(ring.getEncoded());
    }

    private static String armoured(byte[] packets) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (OutputStream armour = ArmoredOutputStream.builder().build(text)) {
            armour.write(packets);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}

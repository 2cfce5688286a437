package io.chokepoint.export.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.pgp.EncryptedPackage;
import io.chokepoint.export.pgp.PgpKeys;
import io.chokepoint.export.pgp.PgpRecipient;
import io.chokepoint.export.testing.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyEncryptedTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private Path encrypted;
    private Path secret;
    private Path passphrase;

    @BeforeEach
    void encrypt() throws IOException, PGPException {
        PgpKeys keys = PgpKeys.good();
        secret = Files.writeString(folder.resolve("secret.asc"), keys.secretText());
        passphrase = Files.writeString(folder.resolve("passphrase.txt"), "secret\n");
        Files.writeString(folder.resolve("key.pem"), KEY.verificationKey().pem());
        long[] amounts = {60, 30, 10};
        try (var rows = Samples.distribution(amounts).open();
                var claims = Samples.claims(value -> value, amounts).open()) {
            Packed packed = new PackageWriter(KEY)
                    .write(
                            Files.createDirectory(folder.resolve("plain")),
                            Samples.parquet(),
                            rows,
                            Optional.of(claims));
            encrypted = Files.createDirectories(
                    folder.resolve("tenant=acme/run=" + packed.path().split("run=")[1]));
            EncryptedPackage.of(
                    packed, PgpRecipient.of(keys.publicText(), Instant.parse("2026-11-26T00:00:00Z")), encrypted);
        }
    }

    @Test
    void theReceiverProvesTheGiniOfAnEncryptedPackage() {
        assertThat(verify("--pgp-key", secret.toString(), "--pgp-passphrase", passphrase.toString(), "--show", "gini"))
                .isZero();
        assertThat(out.toString()).contains("gini delivered 0.3333333333333333, computed anew 0.3333333333333333");
    }

    @Test
    void withoutTheSecretKeyItSaysWhatToGive() {
        assertThat(verify()).isEqualTo(2);
        assertThat(out.toString()).contains("is encrypted; give your secret key with --pgp-key FILE");
    }

    @Test
    void aPassphraseThatIsAnotherIsTold() {
        assertThat(verify("--pgp-key", secret.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("FAILED", "the secret key cannot be opened with this passphrase");
    }

    @Test
    void theEncryptedPackageOfAnotherTenantIsFound() throws IOException {
        Path elsewhere = folder.resolve("tenant=globex");
        Files.move(encrypted.getParent(), elsewhere);
        encrypted = elsewhere.resolve(encrypted.getFileName());

        assertThat(verify("--pgp-key", secret.toString(), "--pgp-passphrase", passphrase.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("of tenant=globex, the manifest of tenant acme");
    }

    private int verify(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = encrypted.toString();
        all[1] = "--key";
        all[2] = folder.resolve("key.pem").toString();
        System.arraycopy(options, 0, all, 3, options.length);
        PrintWriter writer = new PrintWriter(out);
        return Verify.commandLine().setOut(writer).setErr(writer).execute(all);
    }
}

package io.chokepoint.export.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.deliver.FileSystemDestination;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.testing.Samples;
import io.chokepoint.export.verify.PackageVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedPackageTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatTheReceiverOpensProvesItself() throws Exception {
        PgpKeys keys = PgpKeys.good();
        Packed encrypted = encrypt(keys.publicText());
        new FileSystemDestination(Files.createDirectory(folder.resolve("root"))).deliver(encrypted);

        Path opened = open(folder.resolve("root").resolve(encrypted.path()), keys, "secret");

        assertThat(new PackageVerifier(opened, Optional.of(KEY.verificationKey()), Optional.empty())
                        .verify()
                        .isProved())
                .isTrue();
    }

    @Test
    void nothingButTheMarkOfSuccessIsLegible() throws Exception {
        Packed encrypted = encrypt(PgpKeys.good().publicText());

        assertThat(encrypted.files())
                .extracting(PackageFile::path)
                .allMatch(name -> name.endsWith(".pgp") || name.equals("_SUCCESS"));
        for (PackageFile file : encrypted.files()) {
            String content = Files.readString(encrypted.folder().resolve(file.path()), StandardCharsets.ISO_8859_1);
            assertThat(content).as(file.path()).doesNotContain("harbor").doesNotContain("acme");
        }
    }

    @Test
    void thePackageDeliveredAgainIsTheSame() throws Exception {
        String key = PgpKeys.good().publicText();
        FileSystemDestination destination = new FileSystemDestination(Files.createDirectory(folder.resolve("root")));
        destination.deliver(encrypt(key));

        assertThat(destination.deliver(encrypt(key)).alreadyThere()).isTrue();
    }

    @Test
    void aFlippedBitIsFound() throws Exception {
        PgpKeys keys = PgpKeys.good();
        Packed encrypted = encrypt(keys.publicText());
        Path manifest = encrypted.folder().resolve("manifest.json.pgp");
        byte[] content = Files.readAllBytes(manifest);
        content[content.length / 2] ^= 1;
        Files.write(manifest, content);

        assertThatThrownBy(() -> open(encrypted.folder(), keys, "secret"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("manifest.json.pgp: it ");
    }

    @Test
    void otherKeysAndOtherPassphrasesOpenNothing() throws Exception {
        PgpKeys keys = PgpKeys.good();
        Packed encrypted = encrypt(keys.publicText());

        assertThatThrownBy(() -> open(encrypted.folder(), PgpKeys.good(), "secret"))
                .hasMessageContaining("encrypted for other keys than those given");
        assertThatThrownBy(() -> open(encrypted.folder(), keys, "wrong"))
                .hasMessageContaining("cannot be opened with this passphrase");
    }

    @Test
    void aKeyThatCannotEncryptOrHasExpiredIsRefused() throws Exception {
        Instant created = Instant.parse("2026-01-01T00:00:00Z");
        String signing = PgpKeys.generate(created, Duration.ZERO, "secret", KeyFlags.SIGN_DATA)
                .publicText();
        String expired = PgpKeys.generate(created, Duration.ofDays(30), "secret", KeyFlags.ENCRYPT_STORAGE)
                .publicText();

        for (String text : List.of(signing, expired)) {
            assertThatThrownBy(() -> PgpRecipient.of(text, NOW))
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("neither revoked nor expired; export a current one");
        }
        assertThatThrownBy(() -> PgpRecipient.of("ssh-ed25519 AAAA", NOW))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("gpg --armor --export");
        assertThatThrownBy(() -> PgpRecipient.of(PgpKeys.good().secretText(), NOW))
                .isInstanceOf(ExportException.class);
    }

    /** With the other implementation of OpenPGP, where this machine has it. */
    @Test
    void gpgOpensWhatIsEncryptedForAKeyOfItsOwn() throws Exception {
        assumeThat(isThere("gpg")).as("gpg is installed").isTrue();
        // Its sockets want a short path.
        Path home = Files.createTempDirectory(Path.of("/tmp"), "gpg");
        try {
            gpg(
                    home,
                    "--passphrase",
                    "",
                    "--quick-generate-key",
                    "receiver@example.org",
                    "default",
                    "default",
                    "never");
            Packed encrypted = encrypt(gpg(home, "--armor", "--export", "receiver@example.org"));
            Path source = encrypted.folder().resolve("manifest.json.pgp");
            Path target = folder.resolve("manifest.json");
            gpg(home, "--output", target.toString(), "--decrypt", source.toString());

            assertThat(io.chokepoint.export.pack.Sha256.hex(target)).isEqualTo(encrypted.manifestSha256());
        } finally {
            run(home, "gpgconf", "--kill", "all");
            delete(home);
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private String gpg(Path home, String... arguments) throws Exception {
        return run(
                home,
                Stream.concat(
                                Stream.of("gpg", "--batch", "--yes", "--quiet", "--pinentry-mode", "loopback"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String run(Path home, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GNUPGHOME", home.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private Packed encrypt(String key) throws IOException {
        long[] amounts = {3, 2, 1};
        try (var rows = Samples.distribution(amounts).open();
                var claims = Samples.claims(value -> value, amounts).open()) {
            Packed packed = new PackageWriter(KEY)
                    .write(Files.createTempDirectory(folder, "plain"), Samples.parquet(), rows, Optional.of(claims));
            return EncryptedPackage.of(
                    packed, PgpRecipient.of(key, NOW), Files.createTempDirectory(folder, "encrypted"));
        }
    }

    private Path open(Path encrypted, PgpKeys keys, String passphrase) throws IOException {
        Path target = Files.createTempDirectory(folder, "opened");
        PgpSecret secret = PgpSecret.read(
                new ByteArrayInputStream(keys.secretText().getBytes(StandardCharsets.UTF_8)), passphrase);
        EncryptedPackage.open(encrypted, secret, target);
        return target;
    }
}

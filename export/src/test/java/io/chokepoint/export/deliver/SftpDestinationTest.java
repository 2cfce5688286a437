package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.verify.PackageVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an SSH server. */
class SftpDestinationTest {
    @TempDir
    Path folder;

    private SshServer server;
    private String fingerprint;
    private Path root;

    @BeforeEach
    void start() throws Exception {
        root = Files.createDirectories(folder.resolve("root"));
        KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> "acme".equals(user) && "secret".equals(password));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    @Test
    void whatArrivesIsWhole() throws IOException {
        Files.createDirectory(root.resolve("in"));
        Packed packed = Packages.write(folder, 3, 2, 1);

        Receipt receipt = destination("secret", fingerprint).deliver(packed);

        assertThat(receipt.proof()).isEqualTo(packed.manifestSha256());
        Path arrived = root.resolve("in").resolve(packed.path());
        assertThat(new PackageVerifier(arrived, Optional.of(Packages.KEY.verificationKey()), Optional.empty())
                        .verify()
                        .isProved())
                .isTrue();
        assertThat(destination("secret", fingerprint).deliver(packed).alreadyThere())
                .isTrue();
    }

    @Test
    void anotherPackageOfTheSameIdentityIsAConflict() throws IOException {
        destination("secret", fingerprint).deliver(Packages.write(folder, 3, 2, 1));
        Packed other = Packages.write(folder, 4, 2, 1);

        assertThatThrownBy(() -> destination("secret", fingerprint).deliver(other))
                .isInstanceOfSatisfying(
                        ExportException.class, e -> assertThat(e.code()).isEqualTo(Code.CONFLICT));
    }

    @Test
    void whatWasCutIsNotVisible() throws IOException {
        Packed packed = Packages.write(folder, 3, 2, 1);
        Files.delete(packed.folder().resolve(Packed.SIGNATURE));

        assertThatThrownBy(() -> destination("secret", fingerprint).deliver(packed))
                .isInstanceOf(ExportException.class);

        try (Stream<Path> all = Files.walk(root)) {
            assertThat(all.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("run="));
        }
    }

    @Test
    void aWrongSecretIsRefusedForGood() {
        assertThatThrownBy(() -> destination("other", fingerprint).test())
                .isInstanceOfSatisfying(
                        ExportException.class, e -> assertThat(e.code()).isEqualTo(Code.DESTINATION_REFUSED))
                .hasMessageContaining("refuses user 'acme'")
                .hasMessageNotContaining("other");
    }

    @Test
    void aServerWithAnotherKeyIsRefused() {
        assertThatThrownBy(() -> destination("secret", "SHA256:AAAA").test())
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("has another key than SHA256:AAAA");
    }

    @Test
    void aServerThatIsGoneIsTriedAgainLater() throws IOException {
        SftpDestination destination = destination("secret", fingerprint);
        server.stop(true);

        assertThatThrownBy(destination::test).isInstanceOfSatisfying(ExportException.class, e -> assertThat(
                        e.code().retryable())
                .isTrue());
    }

    private SftpDestination destination(String secret, String hostKey) {
        return new SftpDestination(
                new SftpDestination.Settings("127.0.0.1", server.getPort(), "acme", "/in", hostKey),
                secret,
                Packages.THIS_MACHINE);
    }
}

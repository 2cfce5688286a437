package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.verify.PackageVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks S3, signatures included. */
class S3DestinationTest {
    private static final String BUCKET = "deliveries";

    private static BlobStoreContext context;
    private static S3Proxy server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        context = ContextBuilder.newBuilder("transient")
                .credentials("id", "secret")
                .overrides(new Properties())
                .build(BlobStoreContext.class);
        server = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "id", "secret")
                .build();
        server.setBlobStoreLocator((identity, container, blob) -> Map.entry("secret", context.getBlobStore()));
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
        context.close();
    }

    @BeforeEach
    void empty() {
        store().deleteContainer(BUCKET);
        store().createContainerInLocation(null, BUCKET);
    }

    @Test
    void whatArrivesIsWhole() throws IOException {
        Packed packed = Packages.write(folder, 3, 2, 1);

        Receipt receipt = destination("secret", Packages.THIS_MACHINE).deliver(packed);

        assertThat(receipt.proof()).isEqualTo(packed.manifestSha256());
        Path fetched = fetch(packed);
        assertThat(new PackageVerifier(fetched, Optional.of(Packages.KEY.verificationKey()), Optional.empty())
                        .verify()
                        .isProved())
                .isTrue();
    }

    @Test
    void deliveringAgainChangesNothing() throws IOException {
        destination("secret", Packages.THIS_MACHINE).deliver(Packages.write(folder, 3, 2, 1));

        assertThat(destination("secret", Packages.THIS_MACHINE)
                        .deliver(Packages.write(folder, 3, 2, 1))
                        .alreadyThere())
                .isTrue();
    }

    @Test
    void anotherPackageOfTheSameIdentityIsAConflict() throws IOException {
        destination("secret", Packages.THIS_MACHINE).deliver(Packages.write(folder, 3, 2, 1));
        Packed other = Packages.write(folder, 4, 2, 1);

        assertThat(failure(destination("secret", Packages.THIS_MACHINE), other)).isEqualTo(Code.CONFLICT);
    }

    @Test
    void whatWasCutHasNoSuccessAndIsMadeGood() throws IOException {
        Packed packed = Packages.write(folder, 3, 2, 1);
        Path last = packed.folder().resolve(Packed.SIGNATURE);
        byte[] content = Files.readAllBytes(last);
        Files.delete(last);
        assertThatThrownBy(() -> destination("secret", Packages.THIS_MACHINE).deliver(packed));
        assertThat(store().blobExists(BUCKET, "in/" + packed.path() + "/_SUCCESS"))
                .isFalse();

        Files.write(last, content);

        assertThat(destination("secret", Packages.THIS_MACHINE).deliver(packed).alreadyThere())
                .isFalse();
        assertThat(store().blobExists(BUCKET, "in/" + packed.path() + "/_SUCCESS"))
                .isTrue();
    }

    @Test
    void aWrongSecretIsRefusedForGood() {
        assertThatThrownBy(() -> destination("other", Packages.THIS_MACHINE).test())
                .isInstanceOfSatisfying(
                        ExportException.class, e -> assertThat(e.code()).isEqualTo(Code.DESTINATION_REFUSED))
                .hasMessageContaining("refuses with status 403");
    }

    @Test
    void aPrivateAddressIsNotEntered() {
        assertThatThrownBy(() -> destination("secret", new Egress(List.of("127.0.0.1"), List.of()))
                        .test())
                .isInstanceOf(ExportException.class);
    }

    @Test
    void aTestLeavesNothingBehind() {
        destination("secret", Packages.THIS_MACHINE).test();

        assertThat(store().list(BUCKET)).isEmpty();
    }

    private static Code failure(Destination destination, Packed packed) {
        try {
            destination.deliver(packed);
            return null;
        } catch (ExportException e) {
            return e.code();
        }
    }

    private static BlobStore store() {
        return context.getBlobStore();
    }

    private static S3Destination destination(String secret, Egress egress) {
        return new S3Destination(
                new S3Destination.Settings(
                        URI.create("http://127.0.0.1:" + server.getPort()), "us-east-1", BUCKET, "in", "id"),
                secret,
                egress);
    }

    private Path fetch(Packed packed) throws IOException {
        Path target = Files.createTempDirectory(folder, "fetched");
        for (PackageFile file : packed.files()) {
            try (InputStream content = store().getBlob(BUCKET, "in/" + packed.path() + "/" + file.path())
                    .getPayload()
                    .openStream()) {
                Files.copy(content, target.resolve(file.path()));
            }
        }
        return target;
    }
}

package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.Packed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers of S3 and SFTP at the end of a line that is slow, cut or silent, or whose disk is full. */
class FaultyServersTest {
    private static final String BUCKET = "deliveries";
    private static final long SIZE = 64L << 20;
    private static final long RATE = 48L << 20;
    private static final long CUT = 8L << 20;
    private static final long MOST_MEMORY = 64L << 20;
    private static final Duration SILENCE = Duration.ofSeconds(1);

    @TempDir
    static Path disk;

    private static BlobStoreContext context;
    private static S3Proxy s3;
    private static SshServer ssh;
    private static String fingerprint;
    private static volatile boolean full;

    @TempDir
    Path folder;

    private FaultyLine line;

    private enum Kind {
        S3,
        SFTP
    }

    @BeforeAll
    static void start() throws Exception {
        Properties store = new Properties();
        store.setProperty(
                "jclouds.filesystem.basedir",
                Files.createDirectory(disk.resolve("s3")).toString());
        context = ContextBuilder.newBuilder("filesystem")
                .credentials("id", "secret")
                .overrides(store)
                .build(BlobStoreContext.class);
        context.getBlobStore().createContainerInLocation(null, BUCKET);
        s3 = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "id", "secret")
                .build();
        s3.setBlobStoreLocator((identity, container, blob) -> Map.entry("secret", context.getBlobStore()));
        s3.start();
        KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
        ssh = SshServer.setUpDefaultServer();
        ssh.setHost("127.0.0.1");
        ssh.setPort(0);
        ssh.setKeyPairProvider(KeyPairProvider.wrap(key));
        ssh.setPasswordAuthenticator((user, password, session) -> true);
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.setFileSystemAccessor(new FullDisk());
        ssh.setSubsystemFactories(List.of(sftp));
        ssh.setFileSystemFactory(new VirtualFileSystemFactory(Files.createDirectory(disk.resolve("sftp"))));
        ssh.start();
    }

    @AfterAll
    static void stop() throws Exception {
        ssh.stop(true);
        s3.stop();
        context.close();
    }

    @BeforeEach
    void begin() {
        full = false;
    }

    @AfterEach
    void hangUp() throws IOException {
        if (line != null) {
            line.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSlowServerGetsAllAtFlatMemory(Kind kind) throws Exception {
        Packed packed = Packages.large(folder, SIZE);
        Destination destination = destination(kind);
        line.slow(RATE);
        List<Receipt> receipts = new ArrayList<>();

        long memory = LiveHeap.most(() -> receipts.add(destination.deliver(packed)));

        assertThat(receipts.get(0).proof()).isEqualTo(packed.manifestSha256());
        assertThat(memory).isLessThan(MOST_MEMORY);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aServerThatCutsIsTriedAgainLaterAndShowsNothing(Kind kind) throws Exception {
        Packed packed = Packages.large(folder, SIZE);
        Destination destination = destination(kind);
        line.cut(CUT);
        List<ExportException> failures = new ArrayList<>();

        long memory = LiveHeap.most(() -> failures.add(failure(destination, packed)));

        assertThat(failures.get(0).code()).isEqualTo(Code.DESTINATION_UNAVAILABLE);
        assertThat(failures.get(0)).hasMessageContaining("127.0.0.1:" + line.port());
        assertThat(visible(packed)).isFalse();
        assertThat(memory).isLessThan(MOST_MEMORY);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aServerThatFallsSilentIsGivenUpAfterAWhile(Kind kind) throws Exception {
        Packed packed = Packages.large(folder, SIZE);
        Destination destination = destination(kind);
        line.stall(CUT);
        Instant began = Instant.now();

        ExportException failure = failure(destination, packed);

        assertThat(failure.code()).isEqualTo(Code.DESTINATION_UNAVAILABLE);
        assertThat(visible(packed)).isFalse();
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aServerThatTakesNoConnectionIsNamed(Kind kind) throws Exception {
        Destination destination = destination(kind);
        line.close();

        ExportException failure = failure(destination, Packages.large(folder, SIZE));

        assertThat(failure.code()).isEqualTo(Code.DESTINATION_UNAVAILABLE);
        assertThat(failure).hasMessageContaining("127.0.0.1:" + line.port()).hasMessageContaining("Connect");
    }

    @Test
    void afterACutTheSameDeliveryArrivesWhole() throws Exception {
        Packed packed = Packages.large(folder, SIZE);
        Destination destination = destination(Kind.SFTP);
        line.cut(CUT);
        failure(destination, packed);
        line.cut(Long.MAX_VALUE);

        assertThat(destination.deliver(packed).proof()).isEqualTo(packed.manifestSha256());
    }

    @Test
    void aDiskThatIsFullBehindSftpIsTold() throws Exception {
        full = true;
        Packed packed = Packages.large(folder, SIZE);

        ExportException failure = failure(destination(Kind.SFTP), packed);

        assertThat(failure.code()).isEqualTo(Code.DESTINATION_UNAVAILABLE);
        assertThat(failure).hasMessageContaining("answers for /" + folder.getFileName() + ": General failure");
        assertThat(visible(packed)).isFalse();
    }

    /** The answer is that of a server whose disks are full. */
    @Test
    void aDiskThatIsFullBehindS3IsTold() throws Exception {
        byte[] full = error("XMinioStorageFull");
        byte[] none = error("NoSuchKey");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
            boolean put = "PUT".equals(exchange.getRequestMethod());
            byte[] body = put ? full : none;
            exchange.sendResponseHeaders(put ? 507 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            ExportException failure = failure(s3(server.getAddress().getPort()), Packages.write(folder, 3, 2, 1));

            assertThat(failure.code()).isEqualTo(Code.DESTINATION_UNAVAILABLE);
            assertThat(failure).hasMessageContaining("status 507, XMinioStorageFull");
        } finally {
            server.stop(0);
        }
    }

    private static byte[] error(String code) {
        return "<Error><Code>%s</Code><Message>as it is</Message></Error>"
                .formatted(code)
                .getBytes(StandardCharsets.UTF_8);
    }

    private Destination destination(Kind kind) throws IOException {
        line = new FaultyLine(kind == Kind.S3 ? s3.getPort() : ssh.getPort());
        return kind == Kind.S3
                ? s3(line.port())
                : new SftpDestination(
                        new SftpDestination.Settings(
                                "127.0.0.1", line.port(), "acme", "/" + folder.getFileName(), fingerprint),
                        "secret",
                        Packages.THIS_MACHINE,
                        SILENCE);
    }

    private S3Destination s3(int port) {
        return new S3Destination(
                new S3Destination.Settings(
                        URI.create("http://127.0.0.1:" + port),
                        "us-east-1",
                        BUCKET,
                        folder.getFileName().toString(),
                        "id"),
                "secret",
                Packages.THIS_MACHINE,
                SILENCE);
    }

    private static ExportException failure(Destination destination, Packed packed) {
        try {
            destination.deliver(packed);
            throw new AssertionError("The delivery has succeeded");
        } catch (ExportException e) {
            return e;
        }
    }

    /** Whether a receiver would take what is there for a package. */
    private boolean visible(Packed packed) throws IOException {
        String of = folder.getFileName().toString();
        try (Stream<Path> all = Files.walk(disk)) {
            return all.map(Path::toString)
                    .filter(path -> path.contains(of))
                    .anyMatch(path -> path.endsWith(Packed.SUCCESS) && !path.contains(".part/"));
        }
    }

    /** Takes no byte while the disk is full. */
    private static final class FullDisk implements SftpFileSystemAccessor {
        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String name,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            if (full && options.contains(java.nio.file.StandardOpenOption.WRITE)) {
                throw new IOException("No space left on device");
            }
            return FileChannel.open(file, options, attributes);
        }
    }
}

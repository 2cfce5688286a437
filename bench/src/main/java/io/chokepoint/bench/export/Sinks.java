package io.chokepoint.bench.export;

import io.chokepoint.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** Servers of this process that packages are delivered to: one speaks S3 and keeps what it gets in memory, one SFTP. */
public final class Sinks implements AutoCloseable {
    static final String USER = "bench";
    static final String SECRET = "secret";
    static final String BUCKET = "bench";

    private static final int KEY_BITS = 256;

    private final BlobStoreContext store = ContextBuilder.newBuilder("transient")
            .credentials(USER, SECRET)
            .overrides(new Properties())
            .build(BlobStoreContext.class);
    private final S3Proxy s3;
    private final SshServer ssh;
    private final String fingerprint;

    /** Starts both at ports that are free. */
    public Sinks(Path folder) {
        try {
            KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", KEY_BITS);
            fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
            ssh = ssh(key, Files.createDirectories(folder));
            s3 = s3();
        } catch (IOException | GeneralSecurityException e) {
            throw new BenchException("The servers that packages go to do not start: " + e.getMessage(), e);
        }
        empty();
    }

    private S3Proxy s3() {
        S3Proxy server = S3Proxy.builder()
                .blobStore(store.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, USER, SECRET)
                .build();
        server.setBlobStoreLocator((identity, container, blob) -> Map.entry(SECRET, store.getBlobStore()));
        try {
            server.start();
        } catch (Exception e) {
            throw new BenchException("The server of S3 does not start: " + e.getMessage(), e);
        }
        return server;
    }

    private static SshServer ssh(KeyPair key, Path folder) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> USER.equals(user) && SECRET.equals(password));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.start();
        return server;
    }

    /** Forgets what S3 has. */
    public void empty() {
        store.getBlobStore().deleteContainer(BUCKET);
        store.getBlobStore().createContainerInLocation(null, BUCKET);
    }

    /** Where S3 is, for {@link ExportProgram}. */
    public String s3Address() {
        return "s3 http://127.0.0.1:" + s3.getPort();
    }

    /** Where SFTP is, for {@link ExportProgram}. */
    public String sftpAddress() {
        return "sftp " + ssh.getPort() + " " + fingerprint;
    }

    @Override
    public void close() {
        try {
            ssh.stop(true);
            s3.stop();
        } catch (Exception e) {
            throw new BenchException("The servers that packages go to do not stop: " + e.getMessage(), e);
        }
        store.close();
    }
}

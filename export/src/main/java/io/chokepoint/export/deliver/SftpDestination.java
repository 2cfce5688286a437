package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A folder of an SSH server, whose key is known beforehand. A package is written beside where it belongs, under a name that
 * ends in {@code .part}, and becomes visible by one rename of its folder.
 */
public final class SftpDestination implements Destination {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final String KEY_BEGIN = "-----BEGIN";

    private final Settings settings;
    private final String secret;
    private final Egress egress;
    private final Duration silence;

    /**
     * What is no secret of a folder.
     *
     * @param host name or address of the server
     * @param port its port
     * @param user user to enter as
     * @param folder folder that exists; all paths of packages are below it
     * @param hostKey fingerprint of the server's key, such as {@code SHA256:…}
     */
    public record Settings(String host, int port, String user, String folder, String hostKey) {}

    /** A folder, entered with a password, or with a private key if the secret is one. */
    public SftpDestination(Settings settings, String secret, Egress egress) {
        this(settings, secret, egress, SILENCE);
    }

    /** @param silence how long the server may say nothing */
    SftpDestination(Settings settings, String secret, Egress egress, Duration silence) {
        this.settings = settings;
        this.secret = secret;
        this.egress = egress;
        this.silence = silence;
    }

    /** Work on an open connection. */
    @FunctionalInterface
    private interface Work<T> {
        T apply(SftpClient client) throws IOException;
    }

    @Override
    public Receipt deliver(Packed packed) {
        return connected(client -> {
            String target = RemotePackage.join(settings.folder(), packed.path());
            Optional<String> there = content(client, target, Packed.SUCCESS).map(RemotePackage::text);
            if (there.isPresent()) {
                RemotePackage.requireSame(packed, there.get());
                return RemotePackage.receipt(packed, location(packed), there.get(), true);
            }
            String parent = target.substring(0, target.lastIndexOf('/'));
            makeFolders(client, parent);
            String part = parent + "/." + UUID.randomUUID() + ".part";
            client.mkdir(part);
            for (PackageFile file : packed.files()) {
                try (OutputStream remote = client.write(part + "/" + file.path())) {
                    Files.copy(packed.folder().resolve(file.path()), remote);
                }
                long size = client.stat(part + "/" + file.path()).getSize();
                if (size != file.bytes()) {
                    throw new IOException("%s has %d bytes there, %d here".formatted(file.path(), size, file.bytes()));
                }
            }
            client.rename(part, target);
            String arrived = content(client, target, packed.manifest().path())
                    .map(Sha256::hex)
                    .orElseThrow(() -> new IOException("The server does not give back what it has taken"));
            RemotePackage.requireArrived(packed, arrived);
            return RemotePackage.receipt(packed, location(packed), arrived, false);
        });
    }

    private static Optional<byte[]> content(SftpClient client, String folder, String name) throws IOException {
        try (InputStream content = client.read(folder + "/" + name)) {
            return Optional.of(content.readAllBytes());
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void makeFolders(SftpClient client, String folder) throws IOException {
        int from = 1;
        while (from > 0) {
            int slash = folder.indexOf('/', from);
            String ancestor = slash < 0 ? folder : folder.substring(0, slash);
            try {
                client.stat(ancestor);
            } catch (SftpException e) {
                if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
                    throw e;
                }
                client.mkdir(ancestor);
            }
            from = slash + 1;
        }
    }

    @Override
    public void test() {
        connected(client -> {
            String probe = RemotePackage.join(settings.folder(), "." + UUID.randomUUID() + ".probe");
            try (OutputStream remote = client.write(probe)) {
                remote.write('p');
            }
            client.remove(probe);
            return null;
        });
    }

    private String location(Packed packed) {
        return "sftp://%s@%s:%d/%s"
                .formatted(
                        settings.user(),
                        settings.host(),
                        settings.port(),
                        RemotePackage.join(settings.folder(), packed.path()).replaceFirst("^/", ""));
    }

    private <T> T connected(Work<T> work) {
        InetSocketAddress address = new InetSocketAddress(egress.resolve(settings.host())[0], settings.port());
        try (SshClient ssh = SshClient.setUpDefaultClient()) {
            boolean[] known = new boolean[1];
            ssh.setServerKeyVerifier((session, remote, key) -> known[0] = isKnown(key));
            CoreModuleProperties.IDLE_TIMEOUT.set(ssh, silence);
            ssh.start();
            try (ClientSession session =
                    ssh.connect(settings.user(), address).verify(PATIENCE).getSession()) {
                enter(session, known);
                try (SftpClient client = SftpClientFactory.instance().createSftpClient(session)) {
                    return work.apply(client);
                }
            }
        } catch (SftpException e) {
            throw refusedOrUnavailable(e);
        } catch (IOException e) {
            throw new ExportException(
                    Code.DESTINATION_UNAVAILABLE,
                    "The server %s:%d cannot be reached, or has cut the connection: %s"
                            .formatted(settings.host(), settings.port(), e.getMessage()),
                    e);
        }
    }

    private void enter(ClientSession session, boolean[] known) throws IOException {
        if (secret.startsWith(KEY_BEGIN)) {
            keys().forEach(session::addPublicKeyIdentity);
        } else {
            session.addPasswordIdentity(secret);
        }
        try {
            session.auth().verify(PATIENCE);
        } catch (IOException e) {
            String reason = known[0]
                    ? "refuses user '" + settings.user() + "' with this secret"
                    : "has another key than " + settings.hostKey();
            throw new ExportException(
                    Code.DESTINATION_REFUSED,
                    "The server %s:%d %s".formatted(settings.host(), settings.port(), reason),
                    e);
        }
    }

    private Iterable<KeyPair> keys() throws IOException {
        try {
            return SecurityUtils.getKeyPairResourceParser()
                    .loadKeyPairs(null, () -> "secret", null, new StringReader(secret));
        } catch (GeneralSecurityException e) {
            throw new ExportException(Code.INVALID, "The secret is no private key that can be read", e);
        }
    }

    private boolean isKnown(PublicKey key) {
        return settings.hostKey().equals(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
    }

    private ExportException refusedOrUnavailable(SftpException e) {
        boolean refused = e.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED
                || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE;
        return new ExportException(
                refused ? Code.DESTINATION_REFUSED : Code.DESTINATION_UNAVAILABLE,
                "The server %s:%d answers for %s: %s"
                        .formatted(settings.host(), settings.port(), settings.folder(), e.getMessage()),
                e);
    }
}

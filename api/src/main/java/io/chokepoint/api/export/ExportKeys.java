package io.chokepoint.api.export;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.deliver.DownloadLinks;
import io.chokepoint.export.deliver.SecretBox;
import io.chokepoint.export.pack.SigningKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of exports, read once at start. */
@ApplicationScoped
class ExportKeys {
    private static final int MASTER_BYTES = 32;

    private final ExportConfig config;
    private Optional<SigningKey> signing = Optional.empty();
    private Optional<byte[]> master = Optional.empty();

    ExportKeys(ExportConfig config) {
        this.config = config;
    }

    /** A key file that is named and cannot be used ends the start: better than exports that fail at night. */
    void load(@Observes StartupEvent start) throws IOException {
        if (config.createKeys()) {
            create();
        }
        if (config.signingKey().isPresent()) {
            signing = Optional.of(SigningKey.read(config.signingKey().get()));
        }
        if (config.masterKey().isPresent()) {
            Path file = config.masterKey().get();
            byte[] bytes = Base64.getMimeDecoder().decode(Files.readString(file).trim());
            if (bytes.length != MASTER_BYTES) {
                throw new IllegalStateException(
                        "%s holds %d bytes in base64; a master key has 32".formatted(file, bytes.length));
            }
            master = Optional.of(bytes);
        }
    }

    private void create() throws IOException {
        if (config.signingKey().isPresent()) {
            write(config.signingKey().get(), SigningKey.generate().pem());
        }
        if (config.masterKey().isPresent()) {
            byte[] bytes = new byte[MASTER_BYTES];
            new SecureRandom().nextBytes(bytes);
            write(config.masterKey().get(), Base64.getEncoder().encodeToString(bytes) + "\n");
        }
    }

    private static void write(Path file, String content) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, content, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            // A link, unlike a move, never replaces the key that another process has just made.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // That one counts.
        } finally {
            Files.delete(draft);
        }
    }

    /** Whether exports can be made here. */
    boolean areThere() {
        return signing.isPresent() && master.isPresent();
    }

    /** The key that packages are signed with. */
    SigningKey signing() {
        return signing.orElseThrow(ExportKeys::missing);
    }

    /** Seals destinations' secrets. */
    SecretBox secrets() {
        return new SecretBox(derived("destination secrets"));
    }

    /** Signs download links. */
    DownloadLinks links() {
        return new DownloadLinks(derived("download links"));
    }

    /** One key for each purpose, of the one that is kept. */
    private byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master.orElseThrow(ExportKeys::missing), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static ExportException missing() {
        return new ExportException(
                Code.INVALID,
                "Exports are not set up here: chokepoint.exports.signing-key and chokepoint.exports.master-key name no files");
    }
}

package io.chokepoint.export.verify;

import io.chokepoint.export.pgp.EncryptedPackage;
import io.chokepoint.export.pgp.PgpSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * An encrypted package, opened in a folder that goes away when it is closed.
 *
 * @param root what goes away
 * @param folder the package, below folders that say tenant and run as those of the encrypted one do
 */
record OpenedPackage(Path root, Path folder) implements AutoCloseable {

    static OpenedPackage of(Path encrypted, PgpSecret secret) throws IOException {
        Path root = Files.createTempDirectory("chokepoint-verify");
        Path folder = root;
        for (Path name : encrypted.toAbsolutePath().normalize()) {
            if (name.toString().matches("(tenant|run)=.*")) {
                folder = folder.resolve(name.toString());
            }
        }
        OpenedPackage opened = new OpenedPackage(root, Files.createDirectories(folder));
        try {
            EncryptedPackage.open(encrypted, secret, folder);
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

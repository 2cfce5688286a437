package io.chokepoint.local.binaries;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A {@code .tar.gz} whose entries all lie below one folder, as npm packs and Maven distributions have it. */
final class Tarball {

    private static final int OWNER_EXECUTE = 0100;

    private final Path file;

    Tarball(Path file) {
        this.file = file;
    }

    /**
     * Writes every regular file below {@code target}, without the top folder, keeping the executable bit.
     *
     * @throws BinaryUnavailableException if an entry would land outside {@code target}
     */
    void unpack(Path target) {
        unpack(target, Optional.empty());
    }

    /** Writes only the entry at {@code path}, which is relative to the top folder. */
    void unpackOnly(String path, Path target) {
        unpack(target, Optional.of(path));
        if (!Files.isRegularFile(target.resolve(path))) {
            throw new BinaryUnavailableException("The package " + file.getFileName() + " does not hold " + path);
        }
    }

    private void unpack(Path target, Optional<String> only) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in, 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (entry.isFile() && only.map(path::equals).orElse(true)) {
                    write(tar, entry, within(target, path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + file, e);
        }
    }

    private Path within(Path target, String path) {
        Path destination = target.resolve(path).normalize();
        if (!destination.startsWith(target)) {
            throw new BinaryUnavailableException(
                    "The package " + file.getFileName() + " holds " + path + ", which points outside it");
        }
        return destination;
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path destination) throws IOException {
        Files.createDirectories(destination.getParent());
        Files.copy(tar, destination);
        if ((entry.getMode() & OWNER_EXECUTE) != 0 && !destination.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + destination + " executable");
        }
    }
}

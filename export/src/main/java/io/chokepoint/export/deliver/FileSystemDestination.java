package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder. A package is copied beside where it belongs, forced to disk, and becomes visible by one rename of its folder.
 */
public final class FileSystemDestination implements Destination {
    private static final String INCOMING = ".incoming";
    // What a process that died has left; no copy takes so long.
    private static final Duration LEFT_OVER = Duration.ofDays(1);
    private static final int BUFFER = 1 << 18;

    private final Path root;

    /** @param root folder that exists; all paths of packages are below it */
    public FileSystemDestination(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Receipt deliver(Packed packed) {
        Path target = root.resolve(packed.path()).normalize();
        if (!target.startsWith(root)) {
            throw new ExportException(Code.INVALID, "The path " + packed.path() + " leaves the destination");
        }
        try {
            if (Files.exists(target)) {
                return existing(packed, target);
            }
            removeLeftOvers();
            Path incoming = Files.createDirectories(root.resolve(INCOMING))
                    .resolve(UUID.randomUUID().toString());
            try {
                copy(packed, incoming);
                Files.createDirectories(target.getParent());
                return move(packed, incoming, target);
            } finally {
                deleteTree(incoming);
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private Receipt move(Packed packed, Path incoming, Path target) throws IOException {
        try {
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
            force(target.getParent());
        } catch (AtomicMoveNotSupportedException e) {
            throw new ExportException(
                    Code.DESTINATION_REFUSED, "The file system of " + root + " cannot rename a folder in one step", e);
        } catch (IOException e) {
            if (Files.exists(target)) {
                // Another process was faster with the same package.
                return existing(packed, target);
            }
            throw e;
        }
        return receipt(packed, target, false);
    }

    private Receipt existing(Packed packed, Path target) throws IOException {
        RemotePackage.requireSame(packed, RemotePackage.text(Files.readAllBytes(target.resolve(Packed.SUCCESS))));
        return receipt(packed, target, true);
    }

    private Receipt receipt(Packed packed, Path target, boolean alreadyThere) throws IOException {
        String proof = Sha256.hex(target.resolve(packed.manifest().path()));
        return RemotePackage.receipt(packed, packed.path(), proof, alreadyThere);
    }

    private static void copy(Packed packed, Path incoming) throws IOException {
        Files.createDirectory(incoming);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (PackageFile file : packed.files()) {
            try (FileChannel source = FileChannel.open(packed.folder().resolve(file.path()));
                    FileChannel copy = FileChannel.open(
                            incoming.resolve(file.path()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                while (source.read(buffer.clear()) >= 0) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        copy.write(buffer);
                    }
                }
                copy.force(true);
            }
        }
        force(incoming);
    }

    /** A folder's entries survive a power cut only when the folder was forced, too. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    private void removeLeftOvers() throws IOException {
        Path incoming = root.resolve(INCOMING);
        if (!Files.isDirectory(incoming)) {
            return;
        }
        Instant limit = Instant.now().minus(LEFT_OVER);
        try (Stream<Path> folders = Files.list(incoming)) {
            for (Path folder : folders.toList()) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
                    deleteTree(folder);
                }
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Override
    public void test() {
        try {
            Files.createDirectories(root);
            Path probe = Files.createTempFile(root, ".probe", "");
            Files.delete(probe);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static ExportException unavailable(IOException e) {
        return new ExportException(Code.DESTINATION_UNAVAILABLE, "The folder cannot be written: " + e.getMessage(), e);
    }
}

package io.chokepoint.ingest.collect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Pages by the SHA-256 of their bytes; a page is there as a whole or not at all. */
final class Pages {
    private static final int FOLDER_DIGITS = 2;

    private final Path pages;
    private final Path incoming;

    /** Removes what a killed process was writing. */
    Pages(Path directory) throws IOException {
        pages = Files.createDirectories(directory.resolve("pages"));
        incoming = Files.createDirectories(directory.resolve("incoming"));
        List<Path> left;
        try (Stream<Path> files = Files.list(incoming)) {
            left = files.toList();
        }
        for (Path file : left) {
            Files.delete(file);
        }
    }

    /**
     * Returns once the page is on the disk under its name.
     *
     * @param written is told when the bytes are on the disk under another name
     */
    void put(String sha256, byte[] page, Runnable written) throws IOException {
        Path file = incoming.resolve(sha256);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(page);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        written.run();
        Path place = place(sha256);
        boolean first = Files.notExists(place.getParent());
        Files.createDirectories(place.getParent());
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(place.getParent());
        if (first) {
            sync(pages);
        }
    }

    /** @throws CollectFailure if the page is absent or its bytes are others */
    byte[] get(String sha256) throws IOException {
        Path place = place(sha256);
        try {
            byte[] page = Files.readAllBytes(place);
            String found = Sha256.of(page);
            if (!found.equals(sha256)) {
                throw new CollectFailure(
                        CollectFault.RAW_ZONE_DAMAGED, place, "its bytes have the SHA-256 %s".formatted(found));
            }
            return page;
        } catch (NoSuchFileException absent) {
            throw new CollectFailure(
                    CollectFault.RAW_ZONE_DAMAGED, place, "the manifest names this page and it is absent", absent);
        }
    }

    boolean has(String sha256) {
        return Files.exists(place(sha256));
    }

    /** Where the page is, or would be. */
    Path place(String sha256) {
        return pages.resolve(sha256.substring(0, FOLDER_DIGITS)).resolve(sha256);
    }

    /** Makes names in a directory last; file systems that cannot open a directory keep them on their own. */
    static void sync(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}

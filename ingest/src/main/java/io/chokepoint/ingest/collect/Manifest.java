package io.chokepoint.ingest.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The committed requests of one source, oldest first: JSON lines that are only ever appended.
 *
 * <p>A line counts once its line feed is on the disk. What a killed process left behind the last one is cut off when the
 * manifest is opened. One process at a time has it open.
 */
final class Manifest implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final FileChannel guard;
    private final FileChannel channel;
    private final List<ManifestEntry> entries;

    private Manifest(Path file, FileChannel guard, FileChannel channel, List<ManifestEntry> entries) {
        this.file = file;
        this.guard = guard;
        this.channel = channel;
        this.entries = entries;
    }

    /**
     * @throws CollectFailure if another process has it open, or a line that counts cannot be read
     */
    static Manifest open(Path file) throws IOException {
        // A file of its own: the operating system forgets a lock when any other channel of the process to its file
        // closes.
        FileChannel guard = FileChannel.open(
                file.resolveSibling("manifest.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(guard, file);
            return opened(file, guard);
        } catch (IOException | RuntimeException notOpened) {
            guard.close();
            throw notOpened;
        }
    }

    private static Manifest opened(Path file, FileChannel guard) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            byte[] bytes = Files.readAllBytes(file);
            int committed = committed(bytes);
            channel.truncate(committed);
            channel.position(committed);
            String lines = new String(bytes, 0, committed, StandardCharsets.UTF_8);
            return new Manifest(file, guard, channel, parse(file, lines));
        } catch (IOException | RuntimeException notOpened) {
            channel.close();
            throw notOpened;
        }
    }

    /** All that counts, oldest first. */
    List<ManifestEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Returns once the line is on the disk. */
    void append(ManifestEntry entry) throws IOException {
        ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(entry) + "\n");
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(true);
        entries.add(entry);
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        try (guard) {
            channel.close();
        }
    }

    private static void lock(FileChannel guard, Path file) throws IOException {
        boolean mine;
        try {
            mine = guard.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            mine = false;
        }
        if (!mine) {
            throw new CollectFailure(
                    CollectFault.RAW_ZONE_UNWRITABLE, file, "another process is collecting this source");
        }
    }

    private static int committed(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<ManifestEntry> parse(Path file, String text) {
        List<ManifestEntry> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                entries.add(JSON.readValue(line, ManifestEntry.class));
            } catch (JsonProcessingException damaged) {
                throw new CollectFailure(
                        CollectFault.RAW_ZONE_DAMAGED,
                        file,
                        "line %d is no manifest entry: %s".formatted(entries.size() + 1, damaged.getOriginalMessage()),
                        damaged);
            }
        }
        return entries;
    }
}

package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One writer at a time: two at once would each take the other's rows for new.
 *
 * <p>Held by the operating system, so it ends with the process however that ends. Only lakes on a local disk have it.
 */
final class WriterLock implements AutoCloseable {
    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    static WriterLock of(String root) {
        if (!root.startsWith("file:")) {
            return new WriterLock(null);
        }
        Path directory = Path.of(URI.create(root));
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve(".writer.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UserError(
                        "Another process is writing the lake %s; wait until it is done".formatted(directory));
            }
            return new WriterLock(channel);
        } catch (IOException notWritable) {
            throw new UncheckedIOException("The lake %s is not writable".formatted(directory), notWritable);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException notReleased) {
                throw new UncheckedIOException(notReleased);
            }
        }
    }
}

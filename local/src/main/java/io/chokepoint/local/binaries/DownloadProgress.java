package io.chokepoint.local.binaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Says every second how much a registry's client has downloaded, by the growth of the folders it writes to. */
final class DownloadProgress implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final List<Path> folders;
    private final long totalBytes;
    private final Consumer<String> log;
    private final long atStart;
    private final Thread thread;

    DownloadProgress(List<Path> folders, long totalBytes, Consumer<String> log) {
        this.folders = List.copyOf(folders);
        this.totalBytes = totalBytes;
        this.log = log;
        this.atStart = bytes();
        this.thread = new Thread(this::run, "download-progress");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void run() {
        long started = System.nanoTime();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PERIOD.toMillis());
                // The client keeps up to two copies; more than the whole is the whole.
                long done = Math.min(totalBytes, bytes() - atStart);
                long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
                log.accept(
                        done < totalBytes
                                ? "  %s of %s, %d s".formatted(Bytes.text(done), Bytes.text(totalBytes), seconds)
                                : "  all %s here, verifying and unpacking, %d s"
                                        .formatted(Bytes.text(totalBytes), seconds));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long bytes() {
        return folders.stream().mapToLong(DownloadProgress::bytes).sum();
    }

    private static long bytes(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            // A file vanished between listing and looking: the next second shows it.
            return 0;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

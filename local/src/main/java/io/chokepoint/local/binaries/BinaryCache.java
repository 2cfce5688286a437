package io.chokepoint.local.binaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Component binaries in the user's cache folder: fetched once, verified, and shared by every clone.
 *
 * <p>An entry appears by one rename after its hash was verified, so an entry that exists is complete.
 */
public final class BinaryCache {

    // File locks are held by a process; threads of one process exclude each other here.
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path root;
    private final Consumer<String> log;

    /**
     * @param root folder of the cache, created when missing
     * @param log takes one line at a time, for a person who waits
     */
    public BinaryCache(Path root, Consumer<String> log) {
        this.root = Objects.requireNonNull(root, "root").toAbsolutePath().normalize();
        this.log = Objects.requireNonNull(log, "log");
    }

    /** The cache of this user: {@code $XDG_CACHE_HOME/chokepoint}, or {@code ~/.cache/chokepoint}. */
    public static BinaryCache ofUser(Consumer<String> log) {
        return new BinaryCache(userRoot(System.getenv(), System.getProperty("user.home")), log);
    }

    static Path userRoot(Map<String, String> environment, String home) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The XDG specification has relative paths ignored.
        Path base = xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".cache");
        return base.resolve("chokepoint");
    }

    /** Whether {@link #fetch} would need the network. */
    public boolean holds(Binary binary) {
        return Files.isDirectory(entry(binary));
    }

    /** Folder below the cache for what a component unpacks or builds by itself. */
    public Path folder(String name) {
        return root.resolve(name);
    }

    /**
     * The folder with the binary's files, fetched now if it is not there yet.
     *
     * @throws BinaryUnavailableException if it cannot be fetched, or the disk has too little space
     */
    public Path fetch(Binary binary) {
        Path entry = entry(binary);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        synchronized (IN_THIS_PROCESS) {
            try {
                Files.createDirectories(entry.getParent());
                try (FileChannel lock = FileChannel.open(
                                entry.resolveSibling(entry.getFileName() + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        FileLock held = lock(lock, binary)) {
                    if (!Files.isDirectory(entry)) {
                        download(binary, entry);
                    }
                    return entry;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to the cache " + root, e);
            }
        }
    }

    private FileLock lock(FileChannel channel, Binary binary) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            log.accept("Waiting for another process that fetches " + binary.name() + " " + binary.version());
            lock = channel.lock();
        }
        return lock;
    }

    private void download(Binary binary, Path entry) throws IOException {
        requireSpace(binary);
        long started = System.nanoTime();
        log.accept("Fetching %s %s (%s)".formatted(binary.name(), binary.version(), Bytes.text(binary.packedBytes())));
        Path temporary = Files.createTempDirectory(entry.getParent(), ".fetching-");
        try {
            Path work = Files.createDirectory(temporary.resolve("work"));
            Path target = Files.createDirectory(temporary.resolve("target"));
            try (DownloadProgress progress = new DownloadProgress(binary.growing(work), binary.packedBytes(), log)) {
                binary.fetch(work, target);
            }
            Files.move(target, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteTree(temporary);
        }
        log.accept("Fetched %s %s in %.1f s, verified, into %s"
                .formatted(
                        binary.name(),
                        binary.version(),
                        Duration.ofNanos(System.nanoTime() - started).toMillis() / 1e3,
                        entry));
    }

    private void requireSpace(Binary binary) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < binary.diskBytes()) {
            throw new BinaryUnavailableException("Fetching %s %s needs %s in %s, and %s are free. Make room there,"
                            .formatted(
                                    binary.name(),
                                    binary.version(),
                                    Bytes.text(binary.diskBytes()),
                                    root,
                                    Bytes.text(free))
                    + " or set XDG_CACHE_HOME to a folder on a larger disk.");
        }
    }

    private Path entry(Binary binary) {
        return root.resolve(binary.name())
                .resolve(binary.version() + "-" + binary.sha256().substring(0, 12));
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

package io.chokepoint.local.keycloak;

import io.chokepoint.local.FileTree;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.binaries.BinaryCache;
import io.chokepoint.local.binaries.PinnedBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keycloak's distribution, built for PostgreSQL once and kept beside it in the cache.
 *
 * <p>The built copy shares the libraries of the distribution by hard links, so it costs a few megabytes. Nothing writes
 * to it afterwards: instances run from a {@link KeycloakHome} of their own.
 */
public final class KeycloakDistribution {
    static final String VERSION = PinnedBinaries.keycloak().version();

    private static final Object IN_THIS_PROCESS = new Object();
    private static final List<String> OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=true");

    /** Changes with {@link #OPTIONS}: a copy that was built with others is not taken for this one. */
    private static final String OPTIONS_KEY = Integer.toHexString(OPTIONS.hashCode());

    private final BinaryCache cache;
    private final Consumer<String> progress;

    /** @param progress takes lines for a user who waits */
    public KeycloakDistribution(BinaryCache cache, Consumer<String> progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * Folder of the distribution as {@code kc.sh build} leaves it; fetched and built first where it is missing.
     *
     * @throws PlatformException if the build fails, with what it printed
     */
    public Path built() {
        Path fetched = cache.fetch(PinnedBinaries.keycloak());
        Path built = fetched.resolveSibling(fetched.getFileName() + "-built-" + OPTIONS_KEY);
        if (Files.isDirectory(built)) {
            return built;
        }
        synchronized (IN_THIS_PROCESS) {
            Path lockFile = built.resolveSibling(built.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!Files.isDirectory(built) && lock.isValid()) {
                    build(fetched, built);
                }
                return built;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write beside " + fetched, e);
            }
        }
    }

    private void build(Path fetched, Path built) throws IOException {
        progress.accept("Building Keycloak for PostgreSQL, once for this machine");
        Path copy = Files.createTempDirectory(built.getParent(), ".building-");
        try {
            linkTree(fetched, copy);
            runBuild(copy);
            Files.move(copy, built, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(copy);
        }
    }

    private static void linkTree(Path from, Path to) throws IOException {
        // The build writes here; a link would carry its writing back into the distribution.
        Path rewritten = from.resolve("lib/quarkus");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (file.startsWith(rewritten)) {
                    Files.copy(file, target);
                } else {
                    Files.createLink(target, file);
                }
            }
        }
    }

    private static void runBuild(Path home) throws IOException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(home.resolve("bin/kc.sh").toString(), "build"), OPTIONS.stream())
                                .toList())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new PlatformException(
                        "Keycloak's build ended with exit code %d:%n%s".formatted(process.exitValue(), printed));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new PlatformException("Keycloak's build was interrupted", e);
        }
    }
}

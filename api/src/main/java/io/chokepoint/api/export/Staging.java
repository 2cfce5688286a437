package io.chokepoint.api.export;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Folders where packages are made. What a process that died has left goes away after a day. */
@ApplicationScoped
class Staging {
    private static final Logger LOG = Logger.getLogger(Staging.class);
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private final Path root;

    Staging(ExportConfig config) {
        root = config.staging().orElse(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-exports"));
    }

    /** A new folder for one attempt of a run. */
    Folder folder(Run run) {
        try {
            Files.createDirectories(root);
            removeLeftOvers();
            return new Folder(Files.createTempDirectory(root, run.runId() + "-"));
        } catch (IOException e) {
            throw new ExportException(Code.LOCAL_STORAGE, "There is no room to make the package in", e);
        }
    }

    private void removeLeftOvers() throws IOException {
        Instant limit = Instant.now().minus(LEFT_OVER);
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.toList()) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** A folder that goes away when it is closed. */
    record Folder(Path path) implements AutoCloseable {
        @Override
        public void close() {
            try {
                delete(path);
            } catch (IOException e) {
                LOG.warnf(e, "%s could not be removed; it goes with the next runs", path);
            }
        }
    }
}

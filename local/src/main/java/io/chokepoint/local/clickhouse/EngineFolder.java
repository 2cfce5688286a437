package io.chokepoint.local.clickhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Where the engine keeps what: its data, and beside them what one run needs. */
record EngineFolder(Path root) {

    /** The engine's own; locked by the process that has it open. */
    Path data() {
        return root.resolve("data");
    }

    Path configuration() {
        return root.resolve("engine.json");
    }

    Path engineXml() {
        return root.resolve("config.xml");
    }

    Path usersXml() {
        return root.resolve("users.xml");
    }

    /** Results on their way to a client. */
    Path results() {
        return root.resolve("results");
    }

    Path log() {
        return root.resolve("engine.log");
    }

    /** Process and port of a running engine. */
    Path state() {
        return root.resolve("engine.state");
    }

    void create() {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + root, e);
        }
    }

    /**
     * Claims the folder for this process, until it ends.
     *
     * @throws IllegalStateException if another process has it
     */
    @SuppressWarnings("MustBeClosedChecker") // the channel lives as long as its lock
    FileLock lock() {
        Path file = root.resolve("engine.lock");
        try {
            FileLock lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            if (lock == null) {
                throw new IllegalStateException("The data folder " + root + " is in use by another process"
                        + EngineState.read(state())
                                .map(state -> " (" + state.pid() + ")")
                                .orElse("") + ". Stop that one first.");
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file, e);
        }
    }

    /** Drops results that a killed process left; only for who has the data open. */
    void dropLeftResults() {
        try {
            Files.createDirectories(results());
            try (Stream<Path> left = Files.list(results())) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clean " + results(), e);
        }
    }

    /** The end of the log, for an error message. */
    String lastLogLines(int count) {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(" + log() + " cannot be read: " + e.getMessage() + ")";
        }
    }
}

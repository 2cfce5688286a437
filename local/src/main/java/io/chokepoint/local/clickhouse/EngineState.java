package io.chokepoint.local.clickhouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What a ready engine says of itself in a file of its folder; the file is there as long as the engine serves.
 *
 * @param startedAtMillis start of the process, which tells it from a later one with the same id
 */
record EngineState(long pid, long startedAtMillis, int port, String version) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static EngineState ofThisProcess(int port, String version) {
        ProcessHandle self = ProcessHandle.current();
        return new EngineState(self.pid(), startMillis(self), port, version);
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    void write(Path file) {
        try {
            Path temporary = file.resolveSibling(file.getFileName() + ".new");
            Files.write(temporary, JSON.writeValueAsBytes(this));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** The state of an engine that runs; empty if none does, whatever a killed one left. */
    static Optional<EngineState> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            EngineState state = JSON.readValue(file.toFile(), EngineState.class);
            return state.process().isPresent() ? Optional.of(state) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + "; remove it if no engine runs", e);
        }
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startMillis(process) == startedAtMillis);
    }
}

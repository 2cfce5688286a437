package io.chokepoint.local.stack;

import io.chokepoint.local.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps {@code state.json} equal to what runs, so that also a killed supervisor leaves its pids behind. */
final class StateRecorder implements AutoCloseable {
    private static final long PERIOD_MILLIS = 250;

    private final Path file;
    private final List<Component> components;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "state-recorder");
        thread.setDaemon(true);
        return thread;
    });
    private StackState.Phase phase = StackState.Phase.STARTING;
    private StackState written;

    StateRecorder(Path file, List<Component> components) {
        this.file = file;
        this.components = List.copyOf(components);
        record();
        clock.scheduleWithFixedDelay(this::record, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    synchronized void ready() {
        phase = StackState.Phase.READY;
        record();
    }

    private synchronized void record() {
        StackState now = StackState.of(phase, components);
        if (!now.equals(written)) {
            now.write(file);
            written = now;
        }
    }

    /** Ends the recording and takes the file away: nothing runs any more. */
    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (this) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot delete " + file, e);
            }
        }
    }
}

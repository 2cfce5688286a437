package io.chokepoint.local.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, recognised again later: ids are reused, an id with its start time is not.
 *
 * @param startedAt ISO 8601 instant, empty where the system does not tell
 */
public record ProcessRef(long pid, String startedAt) {
    /** The system's clock is counted from boot and moves by this much when it is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** The process with this id at present. */
    public static ProcessRef of(long pid) {
        return new ProcessRef(pid, ProcessHandle.of(pid).map(ProcessRef::start).orElse(""));
    }

    /** The process, if it still lives. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle handle) {
        String now = start(handle);
        if (startedAt.isEmpty() || now.isEmpty()) {
            return startedAt.equals(now);
        }
        Duration apart = Duration.between(Instant.parse(startedAt), Instant.parse(now));
        return apart.abs().compareTo(TOLERANCE) <= 0;
    }

    private static String start(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("");
    }
}

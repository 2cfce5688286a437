package io.chokepoint.local.stack;

import io.chokepoint.local.PlatformException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Components that outlived a supervisor which was killed. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Leftovers() {}

    /** Recorded components that still run, by pid and start time. */
    static List<StackState.Running> of(StackState state) {
        return state.components().stream()
                .filter(component -> component.process() != null)
                .filter(component -> component.process().alive().isPresent())
                .toList();
    }

    /** Ends them, the last started first. */
    static void stop(List<StackState.Running> leftovers) {
        for (int i = leftovers.size() - 1; i >= 0; i--) {
            StackState.Running leftover = leftovers.get(i);
            leftover.process().alive().ifPresent(process -> end(leftover.name(), process));
        }
    }

    private static void end(String name, ProcessHandle process) {
        try {
            if (name.equals("postgres")) {
                // On SIGTERM it waits for its clients to leave; SIGINT ends their sessions.
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } else {
                process.destroy();
            }
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (IOException | ExecutionException e) {
            throw new PlatformException("Cannot end %s, pid %d: %s".formatted(name, process.pid(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while ending " + name, e);
        }
    }
}

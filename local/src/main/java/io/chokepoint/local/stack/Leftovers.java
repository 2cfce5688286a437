package io.chokepoint.local.stack;

import io.chokepoint.local.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Components that outlived a supervisor which was killed. */
public final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Leftovers() {}

    /** Recorded components that still run although their supervisor does not, the last started first. */
    public static List<StackState.Running> of(StackDirectory directory) {
        List<StackState.Running> leftovers = new ArrayList<>();
        StackState.read(directory).filter(state -> !state.supervised()).ifPresent(state -> state.components().stream()
                .filter(component -> component.process() != null)
                .filter(component -> component.process().alive().isPresent())
                .forEach(component -> leftovers.add(0, component)));
        return leftovers;
    }

    /** Ends one of them; does nothing if it has ended meanwhile. */
    public static void stop(StackState.Running leftover) {
        leftover.process().alive().ifPresent(process -> end(leftover.name(), process));
    }

    /** Takes the record away once nothing of it runs. */
    public static void forget(StackDirectory directory) {
        try {
            Files.deleteIfExists(directory.state());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory.state(), e);
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

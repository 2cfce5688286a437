package io.chokepoint.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that runs as a child of this JVM and writes to a log file. */
public final class ChildProcess {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int SHOWN_LOG_LINES = 15;

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts the command, appending what it prints to the log.
     *
     * @param name as used in messages
     */
    public static ChildProcess start(String name, ProcessBuilder command, Path log) {
        try {
            Files.createDirectories(log.getParent());
            command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new ChildProcess(name, log, command.start());
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot start %s (%s): %s".formatted(name, command.command().get(0), e.getMessage()), e);
        }
    }

    /**
     * Runs a program to its end.
     *
     * @throws PlatformException unless it exits with 0, with the end of its log
     */
    public static void run(String name, ProcessBuilder command, Path log) {
        ChildProcess child = start(name, command, log);
        try {
            int exit = child.process.waitFor();
            if (exit != 0) {
                throw new PlatformException(
                        "%s ended with exit code %d; the end of %s:%n%s".formatted(name, exit, log, child.endOfLog()));
            }
        } catch (InterruptedException e) {
            child.process.destroy();
            Thread.currentThread().interrupt();
            throw new PlatformException(name + " was interrupted", e);
        }
    }

    /** Whether the process lives. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Id of the server: the innermost process where a script started it; empty when it has ended. */
    public OptionalLong pid() {
        if (!process.isAlive()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(process.descendants()
                .filter(ProcessHandle::isAlive)
                .mapToLong(ProcessHandle::pid)
                .max()
                .orElse(process.pid()));
    }

    /**
     * Waits until the server answers.
     *
     * @throws PlatformException when it ends before or does not answer in time, with the end of its log
     */
    public void awaitReady(BooleanSupplier ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new PlatformException("%s ended with exit code %d before it was ready; the end of %s:%n%s"
                        .formatted(name, process.exitValue(), log, endOfLog()));
            }
            if (System.nanoTime() > deadline) {
                throw new PlatformException("%s did not answer within %d s; the end of %s:%n%s"
                        .formatted(name, limit.toSeconds(), log, endOfLog()));
            }
            pause();
        }
    }

    /** Asks the process to end and ends it by force when it takes longer than patience. */
    public void stop(Duration patience) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private String endOfLog() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for a server", e);
        }
    }
}

package io.chokepoint.local.cli;

import io.chokepoint.local.PlatformException;
import io.chokepoint.local.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A supervisor in a session of its own, which no terminal ends; what it prints until it is ready is shown. */
final class DetachedSupervisor {
    private static final long POLL_MILLIS = 200;

    private final Workspace workspace;
    private final Path log;
    private long shown;

    DetachedSupervisor(Workspace workspace) {
        this.workspace = workspace;
        this.log = workspace.directory().log("up");
    }

    /** Starts it and returns when the platform is ready: 0, or the exit code with which it ended before. */
    int start(String[] arguments, PrintWriter out) {
        Process supervisor = launch(arguments);
        Thread cancel = new Thread(() -> end(supervisor), "detached-cancel");
        Runtime.getRuntime().addShutdownHook(cancel);
        while (supervisor.isAlive() && !isReady(supervisor)) {
            show(out);
            pause();
        }
        show(out);
        if (supervisor.isAlive()) {
            Runtime.getRuntime().removeShutdownHook(cancel);
            return 0;
        }
        return supervisor.exitValue();
    }

    private Process launch(String[] arguments) {
        List<String> command = new ArrayList<>(List.of(
                sessionStarter(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Chokepoint.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, "");
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
        } catch (IOException e) {
            throw new PlatformException("Cannot start the supervisor: " + e.getMessage(), e);
        }
    }

    /** macOS has no setsid; nohup keeps the end of the terminal away, which is the common case. */
    private static String sessionStarter() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .orElse("nohup");
    }

    private boolean isReady(Process supervisor) {
        return workspace
                .running()
                .filter(state -> state.supervisor().pid() == supervisor.pid())
                .filter(state -> state.phase() == StackState.Phase.READY)
                .isPresent();
    }

    private void show(PrintWriter out) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(shown);
            byte[] news = new byte[(int) (file.length() - shown)];
            file.readFully(news);
            shown += news.length;
            out.print(new String(news, StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }

    private static void end(Process supervisor) {
        supervisor.destroy();
        supervisor.onExit().join();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for the supervisor", e);
        }
    }
}

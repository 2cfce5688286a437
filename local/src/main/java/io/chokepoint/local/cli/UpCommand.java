package io.chokepoint.local.cli;

import io.chokepoint.local.FileTree;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.stack.Leftovers;
import io.chokepoint.local.stack.PlatformRun;
import io.chokepoint.local.stack.StackPorts;
import io.chokepoint.local.stack.StackState;
import io.chokepoint.local.stack.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the platform and stays in the foreground, or leaves a supervisor behind. */
@Command(
        name = "up",
        sortOptions = false,
        description = "Starts everything, fetching and building what is missing; Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {
    @Option(names = "--detach", description = "Return when all is ready; ./chokepoint down stops it.")
    private boolean detach;

    @Option(names = "--fresh", description = "Delete all kept data first.")
    private boolean fresh;

    @Option(
            names = "--servers",
            description = "Start the servers alone, without schema, data and API; see ./chokepoint env.")
    private boolean serversOnly;

    @Mixin
    private PortOptions ports = new PortOptions();

    @Spec
    private CommandSpec spec;

    private final Workspace workspace;

    UpCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StackPorts chosen = ports.checked(spec.commandLine());
        Optional<StackState> running = workspace.running();
        if (running.isPresent()) {
            return alreadyRunning(running.get(), out);
        }
        stopLeftovers(out);
        if (fresh) {
            deleteData(out);
        }
        return detach
                ? new DetachedSupervisor(workspace).start(supervisorArguments(chosen), out)
                : supervise(chosen, out);
    }

    private int alreadyRunning(StackState state, PrintWriter out) {
        if (state.phase() == StackState.Phase.STARTING) {
            throw new PlatformException("Chokepoint is being started already by pid %d; see ./chokepoint status"
                    .formatted(state.supervisor().pid()));
        }
        if (fresh) {
            throw new PlatformException("Chokepoint runs, pid %d; stop it with ./chokepoint down before --fresh"
                    .formatted(state.supervisor().pid()));
        }
        out.printf(
                "Chokepoint runs already, pid %d; nothing was changed.%n",
                state.supervisor().pid());
        out.print(new Welcome(workspace.servers(), state).text());
        out.flush();
        return 0;
    }

    private void stopLeftovers(PrintWriter out) {
        Leftovers.of(workspace.directory()).forEach(leftover -> {
            out.printf(
                    "  Ending %s, pid %d, which a killed supervisor left behind%n",
                    leftover.name(), leftover.process().pid());
            out.flush();
            Leftovers.stop(leftover);
        });
    }

    private void deleteData(PrintWriter out) {
        out.println("  Deleting " + workspace.directory().root());
        try {
            FileTree.delete(workspace.directory().root());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot delete " + workspace.directory().root(), e);
        }
    }

    private String[] supervisorArguments(StackPorts chosen) {
        String[] all = {
            "up",
            "--http-port=" + chosen.http(),
            "--postgres-port=" + chosen.postgres(),
            "--keycloak-port=" + chosen.keycloak(),
            "--clickhouse-port=" + chosen.clickHouse(),
            "--servers"
        };
        return serversOnly ? all : Arrays.copyOf(all, all.length - 1);
    }

    /** Runs until a signal ends this process; the shutdown hook stops what was started. */
    private int supervise(StackPorts chosen, PrintWriter out) {
        long begin = System.nanoTime();
        Steps steps = new Steps(out);
        PlatformRun run =
                new PlatformRun(workspace.project(), workspace.directory(), chosen, workspace.environment(), steps);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run, steps), "platform-stop"));
        try {
            if (serversOnly) {
                run.startServers();
            } else {
                run.start();
            }
        } catch (RuntimeException e) {
            if (run.closing()) {
                return awaitTheEnd();
            }
            throw e;
        }
        out.printf("Ready in %d s.%n", (System.nanoTime() - begin) / 1_000_000_000);
        out.print(new Welcome(run.environment(), run.state()).text());
        out.flush();
        run.ready();
        return awaitTheEnd();
    }

    private static void stop(PlatformRun run, Steps steps) {
        steps.say("Stopping");
        run.close();
        steps.say("Stopped; data is kept");
    }

    private static int awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}

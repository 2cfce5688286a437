package io.chokepoint.local.cli;

import io.chokepoint.local.PlatformException;
import io.chokepoint.local.stack.Leftovers;
import io.chokepoint.local.stack.StackState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the platform. */
@Command(name = "down", description = "Stops everything that up started; data is kept.")
final class DownCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 120;

    @Spec
    private CommandSpec spec;

    private final Workspace workspace;

    DownCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<StackState> running = workspace.running();
        running.flatMap(state -> state.supervisor().alive()).ifPresent(supervisor -> end(supervisor, out));
        List<StackState.Running> leftovers = Leftovers.of(workspace.directory());
        leftovers.forEach(leftover -> {
            out.printf(
                    "Ending %s, pid %d%n", leftover.name(), leftover.process().pid());
            out.flush();
            Leftovers.stop(leftover);
        });
        Leftovers.forget(workspace.directory());
        out.println(
                running.isPresent() || !leftovers.isEmpty()
                        ? "Chokepoint is stopped; data is kept in "
                                + workspace.directory().root()
                        : "Chokepoint does not run; nothing was changed.");
        out.flush();
        return 0;
    }

    private static void end(ProcessHandle supervisor, PrintWriter out) {
        out.printf("Stopping Chokepoint, pid %d%n", supervisor.pid());
        out.flush();
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new PlatformException(
                    "The supervisor, pid %d, does not end; see ./chokepoint logs up".formatted(supervisor.pid()), e);
        } catch (ExecutionException e) {
            throw new PlatformException("Cannot wait for pid " + supervisor.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for the supervisor", e);
        }
    }
}

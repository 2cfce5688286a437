package io.chokepoint.local.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the API's environment variables, for an API that a developer starts by hand. */
@Command(name = "env", description = "Prints export lines for an API started by hand: eval \"$(./chokepoint env)\".")
final class EnvCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final Workspace workspace;

    EnvCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        workspace.servers().api().forEach((name, value) -> out.println("export %s=%s".formatted(name, quoted(value))));
        out.flush();
        return 0;
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}

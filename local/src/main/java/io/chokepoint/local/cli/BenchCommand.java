package io.chokepoint.local.cli;

import io.chokepoint.local.stack.LocalStack;
import io.chokepoint.local.stack.ModuleProgram;
import io.chokepoint.local.stack.StackDirectory;
import io.chokepoint.local.stack.StackPorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Measures what computing costs here; needs no servers that run already. */
@Command(
        name = "bench",
        description =
                "Measures CPU, time and memory beside a peer: engine, increment, ingest, measure, export, api; see bench --help.")
final class BenchCommand implements Callable<Integer> {
    private static final String OF_ROWS = "export";

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    private final Workspace workspace;

    BenchCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        return needsEngine() ? besideAnEngine() : run(Map.of());
    }

    private boolean needsEngine() {
        return arguments.contains(OF_ROWS) && !arguments.contains("--help");
    }

    /** Exports come out of ClickHouse: one that is this bench's alone runs while it does. */
    private int besideAnEngine() {
        StackDirectory directory =
                new StackDirectory(workspace.directory().root().resolve("bench"));
        try (LocalStack stack =
                new LocalStack(directory, StackPorts.free(), workspace.environment(), System.err::println)) {
            stack.startClickHouse();
            return run(stack.environment().migrator());
        }
    }

    private int run(Map<String, String> servers) {
        Map<String, String> variables = new HashMap<>(servers);
        variables.put("CHOKEPOINT_PROJECT", workspace.project().toString());
        return ModuleProgram.bench(workspace.project()).run(variables, arguments, ForwardedProgram::run);
    }
}

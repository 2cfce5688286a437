package io.chokepoint.local.cli;

import io.chokepoint.local.stack.ModuleProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Measures what computing costs here; needs no servers. */
@Command(
        name = "bench",
        description = "Measures CPU, time and memory beside a peer: engine, increment, ingest, measure; see bench --help.")
final class BenchCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    private final Workspace workspace;

    BenchCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        Map<String, String> variables =
                Map.of("CHOKEPOINT_PROJECT", workspace.project().toString());
        return ModuleProgram.bench(workspace.project()).run(variables, arguments, ForwardedProgram::run);
    }
}

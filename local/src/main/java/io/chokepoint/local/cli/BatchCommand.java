package io.chokepoint.local.cli;

import io.chokepoint.local.stack.ModuleProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Computes and publishes the indices of this platform's lake. */
@Command(name = "batch", description = "Computes the indices of the lake and publishes them; see batch --help.")
final class BatchCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    private final Workspace workspace;

    BatchCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        List<String> all =
                new ArrayList<>(List.of("--lake", workspace.directory().lake().toString()));
        all.addAll(arguments);
        return ModuleProgram.batch(workspace.project()).run(workspace.servers().loader(), all, ForwardedProgram::run);
    }
}

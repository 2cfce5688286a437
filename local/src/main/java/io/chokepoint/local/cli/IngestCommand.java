package io.chokepoint.local.cli;

import io.chokepoint.local.stack.ModuleProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Brings a user's data into the lake of this platform. */
@Command(
        name = "ingest",
        description = {
            "Brings data into the lake: --descriptor FILE, collect, demo, ethereum-etl, labels, links;",
            "shows and repairs what it took: report, quarantine, replay; keeps it: maintain, erase; see ingest --help."
        })
final class IngestCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    private final Workspace workspace;

    IngestCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        List<String> all =
                new ArrayList<>(List.of("--lake", workspace.directory().lake().toString()));
        all.addAll(arguments);
        return ModuleProgram.ingest(workspace.project()).run(Map.of(), all, ForwardedProgram::run);
    }
}

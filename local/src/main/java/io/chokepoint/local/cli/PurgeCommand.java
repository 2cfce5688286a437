package io.chokepoint.local.cli;

import io.chokepoint.local.PlatformException;
import io.chokepoint.local.stack.ModuleProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Erases what is said of a holder from the lake, and what was published of it before. */
@Command(
        name = "purge",
        description = {
            "Erases what labels and links say of a holder, measures anew without it, and deletes the runs that had"
                    + " read it:",
            "what was known while only such a run answered cannot be asked again. Harmless when called again.",
            "Exits with 3 when a run that had read it still answers for a day, and is kept."
        })
final class PurgeCommand implements Callable<Integer> {
    @Option(names = "--network", paramLabel = "ID", required = true, description = "Such as eip155:1.")
    private String network;

    @Option(names = "--holder", paramLabel = "TEXT", required = true, description = "The address or account.")
    private String holder;

    private final Workspace workspace;

    PurgeCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        // Before anything is erased: without servers, the names would stay in ClickHouse.
        Map<String, String> loader = workspace.servers().loader();
        Map<String, String> migrator = workspace.servers().migrator();
        String lake = workspace.directory().lake().toString();
        Path runs = listed();
        try {
            int erased = ModuleProgram.ingest(workspace.project())
                    .run(
                            Map.of(),
                            List.of(
                                    "--lake",
                                    lake,
                                    "erase",
                                    "--network",
                                    network,
                                    "--holder",
                                    holder,
                                    "--runs-to",
                                    runs.toString()),
                            ForwardedProgram::run);
            if (erased != 0) {
                return erased;
            }
            List<String> readBy = Files.readAllLines(runs);
            if (readBy.isEmpty()) {
                return 0;
            }
            int measured = ModuleProgram.batch(workspace.project())
                    .run(loader, List.of("--lake", lake), ForwardedProgram::run);
            return measured != 0
                    ? measured
                    : ModuleProgram.purge(workspace.project()).run(migrator, readBy, ForwardedProgram::run);
        } catch (IOException notRead) {
            throw new PlatformException("Cannot read " + runs, notRead);
        } finally {
            runs.toFile().delete();
        }
    }

    /** A file for the ids of ingest runs; no names are in it. */
    private static Path listed() {
        try {
            return Files.createTempFile("erased-from-", ".txt");
        } catch (IOException notMade) {
            throw new PlatformException("Cannot make a file in the folder for temporary ones", notMade);
        }
    }
}

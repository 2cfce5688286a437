package io.chokepoint.ingest;

import io.chokepoint.ingest.lake.Erasing;
import io.chokepoint.ingest.lake.Lake;
import io.chokepoint.ingest.value.Network;
import io.chokepoint.ingest.value.RowRejected;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code erase}: what labels and links say of a holder. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Erases what labels and links say of a holder: at once for every reader, from the tables, and for all that"
                    + " is",
            "taken later. The files that had it go with maintain after its days. Facts of a chain stay."
        })
final class EraseCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            paramLabel = "ID",
            required = true,
            description = "Where the holder is, such as eip155:1.")
    private String network;

    @Option(names = "--holder", paramLabel = "TEXT", required = true, description = "The address or account.")
    private String holder;

    @Option(
            names = "--runs-to",
            paramLabel = "FILE",
            description = "Writes the ids of the ingest runs that had brought what is erased, one a line.")
    private Path runsTo;

    @Override
    public Integer call() {
        Network on = new Network(network);
        Erasing.Outcome outcome = ingest.withLake((lake, reading) -> erase(lake, on));
        if (runsTo != null) {
            try {
                Files.write(runsTo, outcome.ingestRuns());
            } catch (IOException notWritten) {
                throw new UserError(
                        "Erased, and --runs-to %s cannot be written: %s".formatted(runsTo, notWritten.getMessage()),
                        notWritten);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s; %,d labels and links named the holder, of %d ingest runs%s%n",
                outcome.again() ? "Was erased before" : "Erased",
                outcome.rows(),
                outcome.ingestRuns().size(),
                outcome.ingestRuns().isEmpty() ? "" : ": " + String.join(", ", outcome.ingestRuns()));
        out.println("./chokepoint batch measures anew without them and says how many published runs had read them;"
                + " ./chokepoint ingest maintain removes the files after seven days. ./chokepoint purge also deletes what"
                + " was published before.");
        out.flush();
        return 0;
    }

    private Erasing.Outcome erase(Lake lake, Network on) {
        try {
            return new Erasing(lake).erase(on, holder);
        } catch (RowRejected none) {
            throw new UserError("--holder: " + none.getMessage(), none);
        }
    }
}

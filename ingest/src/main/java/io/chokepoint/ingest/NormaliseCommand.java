package io.chokepoint.ingest;

import io.chokepoint.ingest.normalise.Normaliser;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code normalise}: what was collected, into the tables. Asks no source anything. */
@Command(
        name = "normalise",
        mixinStandardHelpOptions = true,
        description = "Takes the pages that collect landed into the tables of the lake.")
final class NormaliseCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "As it was collected, such as defillama.")
    private String source;

    @Override
    public Integer call() {
        return ingest.ingest(
                spec.commandLine(), reading -> Normaliser.sources(ingest.lake(), source, reading.configuration()));
    }
}

package io.chokepoint.ingest;

import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code replay}: repaired rows of a descriptor's files. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Takes repaired rows of a run's quarantine, once, in a run of their own.",
            "Those of labels, links and ethereum-etl come back through these commands, with --replays RUN."
        })
final class ReplayCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Id of the run that set the rows aside, as report shows it.")
    private String run;

    @Option(
            names = "--descriptor",
            paramLabel = "FILE",
            required = true,
            description = "Descriptor that the rows were read with, as it was.")
    private Path descriptor;

    @Option(
            names = "--fixed",
            paramLabel = "FILE",
            required = true,
            description = "Repaired rows, as quarantine writes them; may be repeated.")
    private List<Path> fixed;

    @Override
    public Integer call() {
        Descriptor repaired = DescriptorReader.read(descriptor).ofRepaired(SourceOptions.uris(fixed));
        return ingest.ingest(
                spec.commandLine(), run, reading -> List.of(DescribedSource.of(repaired, reading.configuration())));
    }
}

package io.chokepoint.ingest;

import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.lake.Runs;
import io.chokepoint.ingest.repair.Repairable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code quarantine}: the rows that a run set aside, to be repaired. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Writes the rows that a run set aside as their source has them, so that they can be repaired.")
final class QuarantineCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Id of the run, as report shows it.")
    private String run;

    @Option(names = "--out", paramLabel = "OUT", required = true, description = "File to write; must not exist.")
    private Path out;

    @Option(
            names = "--descriptor",
            paramLabel = "FILE",
            description = "Descriptor that the rows were read with; not for labels, links and ethereum-etl.")
    private Path descriptor;

    @Option(
            names = "--file",
            paramLabel = "NAME",
            description = "Only rows of the file with this name or URI; needed where files differ in their header.")
    private String file;

    @Override
    public Integer call() {
        Descriptor read = descriptor == null ? null : DescriptorReader.read(descriptor);
        long rows = ingest.withLake((lake, reading) -> {
            Runs runs = Runs.in(lake);
            return Repairable.of(runs.run(run), read, file).write(out, runs, reading.configuration());
        });
        spec.commandLine()
                .getOut()
                .printf("Rows set aside: %,d, now in %s. Once they are repaired: %s%n", rows, out, replay());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private String replay() {
        return descriptor == null
                ? "the command that took the files, with this file and --replays %s".formatted(run)
                : "./chokepoint ingest replay %s --descriptor %s --fixed %s".formatted(run, descriptor, out);
    }
}

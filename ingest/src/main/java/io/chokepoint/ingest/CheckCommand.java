package io.chokepoint.ingest;

import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.lake.Rehearsal;
import io.chokepoint.ingest.report.LedgerTable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code check}: what would become of the files of a descriptor. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads files as a descriptor says and shows their ledger and sum, without writing anything.",
            "Exit code 2 if a file would be refused."
        })
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--descriptor",
            paramLabel = "FILE",
            required = true,
            description = "Descriptor of a data set; may be repeated.")
    private List<Path> descriptors;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "File to read in place of those in the descriptor; may be repeated. Needs exactly one descriptor.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        IngestCommand.requireOneDescriptor(spec.commandLine(), descriptors, files);
        List<Descriptor> read = descriptors.stream()
                .map(DescriptorReader::read)
                .map(descriptor -> IngestCommand.withFiles(descriptor, files))
                .toList();
        List<Rehearsal.Outcome> outcomes = ingest.withLake((lake, reading) -> new Rehearsal(lake, reading)
                .of(read.stream()
                        .map(descriptor -> DescribedSource.of(descriptor, reading.configuration()))
                        .toList()));
        spec.commandLine().getOut().print(LedgerTable.ofRehearsal(outcomes));
        spec.commandLine().getOut().flush();
        return outcomes.stream().allMatch(outcome -> outcome.refusal() == null) ? 0 : Main.USER_ERROR;
    }
}

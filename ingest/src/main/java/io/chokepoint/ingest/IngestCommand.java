package io.chokepoint.ingest;

import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.Ingestion;
import io.chokepoint.ingest.lake.Lake;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.read.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ingest --descriptor FILE}: the user's own files. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Takes files into the lake, exactly, and shows what became of every row.")
final class IngestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--lake",
            paramLabel = "DIR",
            required = true,
            scope = ScopeType.INHERIT,
            description = "Directory of the lake; created if absent.")
    private Path lake;

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "local[*]",
            scope = ScopeType.INHERIT,
            description = "Spark master (default: ${DEFAULT-VALUE}).")
    private String master;

    @Option(
            names = "--again",
            scope = ScopeType.INHERIT,
            description = "Read files that were taken before, rather than recognise them by their hash.")
    private boolean again;

    @Option(names = "--descriptor", paramLabel = "FILE", description = "Descriptor of a data set; may be repeated.")
    private List<Path> descriptors = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "File to read in place of those in the descriptor; may be repeated. Needs exactly one descriptor.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        if (descriptors.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name what to take: --descriptor FILE, or the commands collect, demo, ethereum-etl, labels or links");
        }
        if (!files.isEmpty() && descriptors.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--file needs exactly one --descriptor, there are %d".formatted(descriptors.size()));
        }
        List<Descriptor> read = descriptors.stream()
                .map(DescriptorReader::read)
                .map(this::withFiles)
                .toList();
        return ingest(spec.commandLine(), reading -> read.stream()
                .map(descriptor -> DescribedSource.of(descriptor, reading.configuration()))
                .toList());
    }

    Path lake() {
        return lake;
    }

    boolean again() {
        return again;
    }

    /**
     * Opens Spark and takes what the sources name.
     *
     * @param sources made from the reading they are read with
     */
    int ingest(CommandLine command, Function<Reading, List<? extends Source>> sources) {
        Instant begun = Instant.now();
        PrintWriter out = command.getOut();
        SparkSession spark = Sessions.open(master);
        try {
            say(
                    out,
                    "Spark is up after %.1f s"
                            .formatted(Duration.between(begun, Instant.now()).toMillis() / 1000.0));
            Reading reading = new Reading(spark);
            String root = lake.toAbsolutePath().normalize().toUri().toString().replaceFirst("/+$", "");
            IngestRun run = new Ingestion(new Lake(spark, root), reading, line -> say(out, line))
                    .run(sources.apply(reading), again);
            out.print(LedgerTable.of(run));
            say(
                    out,
                    "done in %.1f s"
                            .formatted(Duration.between(begun, Instant.now()).toMillis() / 1000.0));
            return 0;
        } finally {
            spark.stop();
        }
    }

    private Descriptor withFiles(Descriptor descriptor) {
        return files.isEmpty()
                ? descriptor
                : descriptor.of(files.stream()
                        .map(file -> file.toAbsolutePath().normalize().toUri().toString())
                        .toList());
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}

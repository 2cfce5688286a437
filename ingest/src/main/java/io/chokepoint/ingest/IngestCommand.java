package io.chokepoint.ingest;

import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.lake.Ingestion;
import io.chokepoint.ingest.lake.Lake;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.Taking;
import io.chokepoint.ingest.read.Reading;
import io.chokepoint.ingest.report.LedgerTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
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
                    "Name what to take: --descriptor FILE, or the commands collect, demo, ethereum-etl, labels or links; check shows what would become of a file, report what was taken");
        }
        requireOneDescriptor(spec.commandLine(), descriptors, files);
        List<Descriptor> read = descriptors.stream()
                .map(DescriptorReader::read)
                .map(descriptor -> withFiles(descriptor, files))
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
        return ingest(command, null, sources);
    }

    /**
     * Opens Spark and takes what the sources name.
     *
     * @param replays the run whose quarantined rows the files have, repaired; null if the files are no such
     * @param sources made from the reading they are read with
     */
    int ingest(CommandLine command, String replays, Function<Reading, List<? extends Source>> sources) {
        Instant begun = Instant.now();
        PrintWriter out = command.getOut();
        return withLake((lake, reading) -> {
            say(out, "Spark is up after " + since(begun));
            Ingestion ingestion = new Ingestion(lake, reading, line -> say(out, line));
            Taking taking = Taking.of(
                    sources.apply(reading),
                    files -> replays == null ? ingestion.run(files, again) : ingestion.replay(replays, files, again));
            out.print(LedgerTable.of(taking.run()));
            taking.refused().forEach(file -> say(out, "refused: " + file.getMessage()));
            say(out, "done in " + since(begun));
            return taking.refused().isEmpty() ? 0 : Main.USER_ERROR;
        });
    }

    /** Opens Spark and the lake, and closes them after the work. */
    <T> T withLake(BiFunction<Lake, Reading, T> work) {
        SparkSession spark = Sessions.open(master);
        try {
            String root = lake.toAbsolutePath().normalize().toUri().toString().replaceFirst("/+$", "");
            return work.apply(new Lake(spark, root), new Reading(spark));
        } finally {
            spark.stop();
        }
    }

    /** @throws ParameterException if files are named and there is not exactly one descriptor that they can be of */
    static void requireOneDescriptor(CommandLine command, List<Path> descriptors, List<Path> files) {
        if (!files.isEmpty() && descriptors.size() != 1) {
            throw new ParameterException(
                    command, "--file needs exactly one --descriptor, there are %d".formatted(descriptors.size()));
        }
    }

    /** The descriptor, of these files if there are any. */
    static Descriptor withFiles(Descriptor descriptor, List<Path> files) {
        return files.isEmpty() ? descriptor : descriptor.of(SourceOptions.uris(files));
    }

    private static String since(Instant begun) {
        return "%.1f s".formatted(Duration.between(begun, Instant.now()).toMillis() / 1000.0);
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}

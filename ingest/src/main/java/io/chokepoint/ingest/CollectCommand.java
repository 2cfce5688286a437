package io.chokepoint.ingest;

import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.CollectorCatalog;
import io.chokepoint.ingest.collect.PoliteClient;
import io.chokepoint.ingest.collect.Politeness;
import io.chokepoint.ingest.collect.RawZone;
import io.chokepoint.ingest.collect.SourceHost;
import io.chokepoint.ingest.collect.Waiting;
import io.chokepoint.ingest.value.Quoted;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code collect}: a source over HTTP into the raw zone. Starts no Spark. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = {
            "Fetches a source into the folder raw of the lake, every page unchanged, and goes on where it stopped.",
            "With --again it asks as if nothing had landed."
        })
final class CollectCommand implements Callable<Integer> {
    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_MEGABYTES = 1024;

    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "One of those below.")
    private String source;

    @Parameters(
            index = "1..*",
            paramLabel = "NAME",
            arity = "0..*",
            description = "What to fetch, as the source spells it.")
    private List<String> names = List.of();

    @Option(
            names = "--base-url",
            paramLabel = "HOST=URL",
            description = "Another place of a source's host, such as snapshot=https://mirror.example; may be repeated.")
    private Map<String, URI> bases = Map.of();

    @Option(
            names = "--user-agent",
            paramLabel = "TEXT",
            defaultValue = "chokepoint",
            description = "What to call oneself; hosts like a way to reach you (default: ${DEFAULT-VALUE}).")
    private String userAgent;

    @Option(
            names = "--tries",
            paramLabel = "N",
            defaultValue = "6",
            description = "How often to send a request at most (default: ${DEFAULT-VALUE}).")
    private int tries;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Longest time for one whole answer (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = "--max-megabytes",
            paramLabel = "N",
            defaultValue = "256",
            description = "Size of one answer at most, decompressed (default: ${DEFAULT-VALUE}).")
    private int maxMegabytes;

    /** The command, whose help lists the sources of the catalog. */
    static CommandLine listingSources() {
        CommandLine command = new CommandLine(new CollectCommand());
        Stream<String> sources = CollectorCatalog.all().stream()
                .flatMap(collector -> Stream.concat(
                        Stream.of("  %s: %s".formatted(collector.source(), collector.names())),
                        collector.hosts().stream().map(host -> "      " + host)));
        command.getCommandSpec()
                .usageMessage()
                .footer(Stream.concat(Stream.of("Sources, what their names are, and the hosts that they ask:"), sources)
                        .toArray(String[]::new));
        return command;
    }

    @Override
    public Integer call() {
        Collector collector = CollectorCatalog.of(source);
        List<SourceHost> hosts = CollectorCatalog.hosts(collector, bases);
        Politeness politeness = Politeness.of(
                printable(userAgent),
                within("--tries", tries, 100),
                Duration.ofSeconds(within("--timeout", timeout, 3600)),
                within("--max-megabytes", maxMegabytes, MOST_MEGABYTES) * MEGABYTE);
        PoliteClient client = new PoliteClient(politeness, hosts, Waiting.SYSTEM, RandomGenerator.getDefault());
        PrintWriter out = spec.commandLine().getOut();
        try (RawZone zone = RawZone.open(ingest.lake(), collector.source())) {
            CollectRun run = new CollectRun(zone, client, hosts, ingest.again(), line -> {
                out.println(line);
                out.flush();
            });
            collector.collect(run, names);
            out.println(run.summary());
        }
        return 0;
    }

    private static int within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new UserError("%s %d: say a number from 1 to %d".formatted(option, value, most));
        }
        return value;
    }

    private static String printable(String userAgent) {
        if (!userAgent.matches("[\\x21-\\x7e][\\x20-\\x7e]{0,199}")) {
            throw new UserError("--user-agent %s: printable ASCII only, 200 at most".formatted(Quoted.of(userAgent)));
        }
        return userAgent;
    }
}

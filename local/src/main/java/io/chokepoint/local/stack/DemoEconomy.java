package io.chokepoint.local.stack;

import io.chokepoint.local.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The built-in demo economy, brought into the lake and computed once for a folder. */
final class DemoEconomy {
    private final ModuleProgram ingest;
    private final ModuleProgram batch;
    private final StackDirectory directory;
    private final Steps steps;

    DemoEconomy(Path project, StackDirectory directory, Steps steps) {
        this.ingest = ModuleProgram.ingest(project);
        this.batch = ModuleProgram.batch(project);
        this.directory = directory;
        this.steps = steps;
    }

    void requireBuilt() {
        ingest.requireBuilt();
        batch.requireBuilt();
    }

    /** Ingests and computes, unless that was done before against the same ClickHouse. */
    void load(StackEnvironment environment) {
        String target = environment.isGiven(StackEnvironment.CLICKHOUSE_URL)
                ? environment.url(StackEnvironment.CLICKHOUSE_URL)
                : "local";
        Path mark = directory.demoLoaded();
        try {
            if (Files.exists(mark) && Files.readString(mark).startsWith(target + "\n")) {
                steps.say("Demo economy: kept, " + Files.readAllLines(mark).get(1));
                return;
            }
            ingest();
            compute(environment);
            Files.writeString(
                    mark, "%s%ncomputed %s%n".formatted(target, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + mark, e);
        }
    }

    private void ingest() {
        List<String> arguments = List.of("--lake", directory.lake().toString(), "demo");
        steps.run(
                "Ingest of the demo economy",
                () -> ChildProcess.run(
                        "The ingest of the demo economy",
                        ingest.process(Map.of(), arguments),
                        directory.log("ingest")));
    }

    private void compute(StackEnvironment environment) {
        List<String> arguments = List.of("--lake", directory.lake().toString());
        steps.run(
                "Spark jobs over the lake",
                () -> ChildProcess.run(
                        "The batch run", batch.process(environment.loader(), arguments), directory.log("batch")));
    }
}

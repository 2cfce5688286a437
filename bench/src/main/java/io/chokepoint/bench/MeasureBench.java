package io.chokepoint.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.bench.holdings.HoldersFile;
import io.chokepoint.bench.race.Contestant;
import io.chokepoint.bench.race.Meter;
import io.chokepoint.bench.race.RaceReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code ./chokepoint measure} takes for one large file, from the shell's point of view. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures a CSV file of holders with ./chokepoint measure.")
final class MeasureBench implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Option(names = "--rows", defaultValue = "10000000", description = "Number of holders. Default: 10000000.")
    private long rows;

    @Override
    public Integer call() {
        settings.check();
        settings.requirePositive("--rows", rows);
        Path file = HoldersFile.prepare(settings.cache(), settings.seed(), rows, settings.progress());
        Path work = WorkFolder.make(settings.cache());
        RaceReport report = settings.race(
                "./chokepoint measure: %,d holders in a CSV file, the launcher included".formatted(rows),
                rows,
                "rows",
                work,
                List.of(new MeasureCommand(settings.project(), file)),
                () -> {});
        WorkFolder.remove(work);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("bench", "measure");
        object.put("method", Meter.method());
        object.set("race", report.json());
        settings.print(object, List.of(report));
        return 0;
    }

    private record MeasureCommand(Path project, Path file) implements Contestant {
        @Override
        public String name() {
            return "measure";
        }

        @Override
        public int run(ToIntFunction<ProcessBuilder> runner) {
            return runner.applyAsInt(new ProcessBuilder(
                    project.resolve("chokepoint").toString(),
                    "measure",
                    file.toString(),
                    "--holder",
                    "address",
                    "--amount",
                    "amount",
                    "--json"));
        }
    }
}

package io.chokepoint.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.bench.chain.ChainShape;
import io.chokepoint.bench.chain.TransfersCsv;
import io.chokepoint.bench.race.Contestant;
import io.chokepoint.bench.race.Meter;
import io.chokepoint.bench.race.RaceReport;
import io.chokepoint.local.stack.ModuleProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From an export of transfers to the lake, with every check, beside a copy without any. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes ethereum-etl's token_transfers (CSV) into an empty lake, in turn with DuckDB, which writes the same file",
            "as Parquet without a check."
        })
final class IngestBench implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Option(names = "--rows", defaultValue = "10000000", description = "Number of transfers. Default: 10000000.")
    private long rows;

    @Override
    public Integer call() {
        settings.check();
        settings.requirePositive("--rows", rows);
        Path file =
                TransfersCsv.prepare(settings.cache(), ChainShape.standard(settings.seed()), rows, settings.progress());
        Path work = WorkFolder.make(settings.cache());
        RaceReport report = settings.race(
                "token_transfers, %,d rows of CSV, %d threads each".formatted(rows, IndexProgram.THREADS),
                rows,
                "rows",
                work,
                List.of(
                        new Ingest(ModuleProgram.ingest(settings.project()), file, work.resolve("lake")),
                        new Copy(
                                new ModuleProgram(settings.project(), "bench", "io.chokepoint.bench.duckdb.DuckDbCopy"),
                                file,
                                work.resolve("copy.parquet"))),
                () -> {});
        WorkFolder.remove(work);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("bench", "ingest");
        object.put("method", Meter.method());
        object.set("race", report.json());
        settings.print(object, List.of(report));
        return 0;
    }

    private record Ingest(ModuleProgram program, Path file, Path lake) implements Contestant {
        @Override
        public String name() {
            return "ingest";
        }

        @Override
        public int run(ToIntFunction<ProcessBuilder> runner) {
            WorkFolder.remove(lake);
            List<String> arguments = List.of(
                    "--lake=" + lake,
                    "--master=local[%d]".formatted(IndexProgram.THREADS),
                    "ethereum-etl",
                    "--dataset=bench",
                    "--network=eip155:1",
                    "--token-transfers=" + file);
            return program.run(Map.of(), arguments, runner);
        }
    }

    private record Copy(ModuleProgram program, Path file, Path output) implements Contestant {
        @Override
        public String name() {
            return "duckdb";
        }

        @Override
        public int run(ToIntFunction<ProcessBuilder> runner) {
            return program.run(Map.of(), List.of("--transfers=" + file, "--output=" + output), runner);
        }
    }
}

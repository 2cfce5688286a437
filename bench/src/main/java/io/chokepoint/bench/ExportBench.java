package io.chokepoint.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.bench.export.AmountTable;
import io.chokepoint.bench.export.ClickHouseProgram;
import io.chokepoint.bench.export.ExportProgram;
import io.chokepoint.bench.export.Sinks;
import io.chokepoint.bench.race.Contestant;
import io.chokepoint.bench.race.Meter;
import io.chokepoint.bench.race.RaceReport;
import io.chokepoint.local.stack.ModuleProgram;
import io.chokepoint.warehouse.ClickHouseAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From rows in ClickHouse to a package on disk, beside ClickHouse writing the same rows itself. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Packs rows from ClickHouse as Parquet and as CSV, and has ClickHouse write them itself, in turn;",
            "then packs rows and delivers them to a server of S3 and one of SFTP.",
            "The wall time counts: ClickHouse's own work for either is done in its server, outside the processes measured."
        })
final class ExportBench implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Option(names = "--rows", defaultValue = "5000000", description = "Number of rows. Default: 5000000.")
    private long rows;

    @Option(
            names = "--sink-rows",
            defaultValue = "1000000",
            description = "Number of rows to S3 and SFTP. Default: 1000000.")
    private long sinkRows;

    @Option(
            names = "--heap",
            defaultValue = "72m",
            description = "Heap that the export must do with. Default: 72m, 64 MiB above an idle process.")
    private String heap;

    @Override
    public Integer call() {
        settings.check();
        settings.requirePositive("--rows", rows);
        settings.requirePositive("--sink-rows", sinkRows);
        ClickHouseAccess access = ClickHouseAccess.fromEnvironment(System.getenv());
        AmountTable.prepare(access, rows);
        List<RaceReport> reports = new ArrayList<>();
        reports.add(race("PARQUET", "ZSTD", "Parquet"));
        reports.add(race("CSV", "NONE", "CSVWithNames"));
        AmountTable.prepare(access, sinkRows);
        reports.add(raceToSinks());
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("bench", "export");
        object.put("method", Meter.method());
        object.put("heap", heap);
        ArrayNode races = object.putArray("races");
        reports.forEach(report -> races.add(report.json()));
        settings.print(object, reports);
        return 0;
    }

    private RaceReport race(String format, String compression, String peerFormat) {
        Path work = WorkFolder.make(settings.cache());
        Path folder = work.resolve("package");
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new Program(
                "export", program(ExportProgram.class), heap, List.of(format, compression, folder.toString()), folder));
        Path file = work.resolve("clickhouse." + peerFormat);
        contestants.add(new Program(
                "clickhouse", program(ClickHouseProgram.class), heap, List.of(peerFormat, file.toString()), file));
        RaceReport report = settings.race(
                "%s: %,d rows, heap of %s".formatted(format, rows, heap), rows, "rows", work, contestants, () -> {});
        WorkFolder.remove(work);
        return report;
    }

    /** The same package in a folder, in a folder and in a bucket, in a folder and on an SFTP server. */
    private RaceReport raceToSinks() {
        Path work = WorkFolder.make(settings.cache());
        Path folder = work.resolve("package");
        Path received = work.resolve("received");
        try (Sinks sinks = new Sinks(received)) {
            List<Contestant> contestants = new ArrayList<>();
            for (List<String> sink : List.of(
                    List.of("folder"), List.of("s3", sinks.s3Address()), List.of("sftp", sinks.sftpAddress()))) {
                List<String> arguments = new ArrayList<>(List.of("PARQUET", "ZSTD", folder.toString()));
                arguments.addAll(sink.subList(1, sink.size()));
                contestants.add(new Program(sink.get(0), program(ExportProgram.class), heap, arguments, folder));
            }
            return settings.race(
                    "PARQUET delivered: %,d rows, heap of %s".formatted(sinkRows, heap),
                    sinkRows,
                    "rows",
                    work,
                    contestants,
                    () -> {
                        // What is there already would not be delivered again.
                        sinks.empty();
                        WorkFolder.remove(received.resolve("tenant=bench"));
                    });
        } finally {
            WorkFolder.remove(work);
        }
    }

    private ModuleProgram program(Class<?> main) {
        return new ModuleProgram(settings.project(), "bench", main.getName());
    }

    /** A program that finds the server in its environment; what it wrote in the round before is removed. */
    private record Program(String name, ModuleProgram program, String heap, List<String> arguments, Path output)
            implements Contestant {
        @Override
        public int run(ToIntFunction<ProcessBuilder> runner) {
            WorkFolder.remove(output);
            return program.run(Map.of(), arguments, process -> {
                // The module's own options are for other benches: they give more heap.
                process.command().removeIf(word -> word.startsWith("@"));
                process.command().addAll(1, List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
                return runner.applyAsInt(process);
            });
        }
    }
}

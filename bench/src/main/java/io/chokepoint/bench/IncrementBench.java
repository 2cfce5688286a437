package io.chokepoint.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.bench.chain.ChainShape;
import io.chokepoint.bench.chain.Layout;
import io.chokepoint.bench.chain.Transfers;
import io.chokepoint.bench.race.Meter;
import io.chokepoint.bench.race.RaceReport;
import io.chokepoint.bench.result.IndexFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One more day on top of yesterday's balances, engine against peer and against computing everything anew. */
@Command(
        name = "increment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Adds the last day to the balances of the day before: engine, peer, and the engine from all days.")
final class IncrementBench implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Option(
            names = "--balances",
            defaultValue = "10000000",
            description = "About how many balances there are before. Default: 10000000.")
    private long balances;

    @Option(
            names = "--transfers",
            defaultValue = "500000",
            description = "Number of transfers that are added, in whole days of 500000. Default: 500000.")
    private long transfers;

    @Option(names = "--layout", defaultValue = "ids", description = "ids or addresses. Default: ids.")
    private Layout layout;

    @Override
    public Integer call() {
        settings.check();
        settings.requirePositive("--balances", balances);
        settings.requirePositive("--transfers", transfers);
        int added = ChainShape.standard(settings.seed()).daysFor(transfers);
        Transfers chain = settings.chain().untilDaysAfter(layout, balances, added);
        Path work = WorkFolder.make(settings.cache());
        Files files = new Files(work);

        IndexJob before = new IndexJob(
                layout,
                chain.folder(),
                chain.first(),
                chain.daysBeforeLast(added),
                null,
                files.opening("engine"),
                files.indices("engine-before"));
        prepare(before, files);
        long opening = population(files.indices("engine-before"));

        RaceReport report = race(chain, added, opening, files);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("bench", "increment");
        object.put("method", Meter.method());
        object.put("opening_balances", opening);
        object.set("race", report.json());
        settings.print(object, List.of(report));
        WorkFolder.remove(work);
        return 0;
    }

    /** Each makes its own opening balances, in its own format; that is not measured. */
    private void prepare(IndexJob before, Files files) {
        settings.progress().printf("  Preparing balances at the end of %s%n", before.to());
        Meter meter = new Meter(files.log());
        IndexProgram.engine(settings.project(), before).run(meter);
        IndexJob peers = new IndexJob(
                layout,
                before.transfers(),
                before.from(),
                before.to(),
                null,
                files.opening("duckdb"),
                files.indices("duckdb-before"));
        IndexProgram.duckDb(settings.project(), peers).run(meter);
        new Agreement("engine", files.indices("engine-before"), "duckdb", files.indices("duckdb-before")).run();
    }

    private RaceReport race(Transfers chain, int added, long opening, Files files) {
        LocalDate from = chain.daysBeforeLast(added - 1);
        IndexProgram engine = IndexProgram.engine(settings.project(), increment(chain, from, "engine", files));
        IndexProgram peer = IndexProgram.duckDb(settings.project(), increment(chain, from, "duckdb", files));
        IndexJob everything = new IndexJob(
                layout, chain.folder(), chain.first(), chain.last(), null, null, files.indices("everything"));
        IndexProgram anew = IndexProgram.engine(settings.project(), everything).named("engine from all days");
        Runnable peerAgrees = new Agreement("engine", files.indices("engine"), "duckdb", files.indices("duckdb"));
        Runnable anewAgrees =
                new Agreement("engine", files.indices("engine"), "engine from all days", files.indices("everything"));
        long count = (long) added * chain.count() / chain.days();
        return settings.race(
                "%s: %,d transfers on top of %,d balances, %d threads each"
                        .formatted(layout.word(), count, opening, IndexProgram.THREADS),
                count,
                "transfers",
                files.work(),
                List.of(engine, peer, anew),
                () -> {
                    peerAgrees.run();
                    anewAgrees.run();
                });
    }

    private IndexJob increment(Transfers chain, LocalDate from, String who, Files files) {
        return new IndexJob(
                layout,
                chain.folder(),
                from,
                chain.last(),
                files.opening(who),
                files.work().resolve(who + "-closing"),
                files.indices(who));
    }

    private static long population(Path indices) {
        long population = 0;
        for (JsonNode token : IndexFile.read(indices).values()) {
            population += Long.parseLong(token.path("population").asText());
        }
        return population;
    }

    /** Names in the folder of one bench. */
    private record Files(Path work) {
        Path opening(String who) {
            return work.resolve(who + "-opening");
        }

        Path indices(String who) {
            return work.resolve(who + ".jsonl");
        }

        Path log() {
            return work.resolve("program.log");
        }
    }
}

package io.chokepoint.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.bench.chain.Layout;
import io.chokepoint.bench.chain.Transfers;
import io.chokepoint.bench.race.Contestant;
import io.chokepoint.bench.race.Meter;
import io.chokepoint.bench.race.RaceReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From all transfers of a chain to the indices of its tokens, engine against peer. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Computes the indices of 200 tokens from all their transfers, engine and peer in turn.")
final class EngineBench implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Option(names = "--transfers", defaultValue = "20000000", description = "Number of transfers. Default: 20000000.")
    private long transfers;

    @Option(names = "--peer", defaultValue = "duckdb", description = "duckdb or none. Default: duckdb.")
    private Peer peer;

    @Option(names = "--layout", defaultValue = "both", description = "ids, addresses or both. Default: both.")
    private LayoutChoice layout;

    @Override
    public Integer call() {
        settings.check();
        settings.requirePositive("--transfers", transfers);
        List<RaceReport> reports = new ArrayList<>();
        for (Layout each : layout.layouts()) {
            reports.add(race(settings.chain().transfers(each, transfers)));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("bench", "engine");
        object.put("method", Meter.method());
        ArrayNode races = object.putArray("races");
        reports.forEach(report -> races.add(report.json()));
        settings.print(object, reports);
        return 0;
    }

    private RaceReport race(Transfers chain) {
        Path work = WorkFolder.make(settings.cache());
        Path engineFile = work.resolve("engine.jsonl");
        Path peerFile = work.resolve("peer.jsonl");
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(IndexProgram.engine(settings.project(), job(chain, engineFile)));
        Runnable check = () -> {};
        if (peer == Peer.DUCKDB) {
            contestants.add(IndexProgram.duckDb(settings.project(), job(chain, peerFile)));
            check = new Agreement("engine", engineFile, "duckdb", peerFile);
        }
        RaceReport report = settings.race(
                "%s: %,d transfers, %d days, %d threads each"
                        .formatted(chain.layout().word(), chain.count(), chain.days(), IndexProgram.THREADS),
                chain.count(),
                "transfers",
                work,
                contestants,
                check);
        WorkFolder.remove(work);
        return report;
    }

    private static IndexJob job(Transfers chain, Path output) {
        return new IndexJob(chain.layout(), chain.folder(), chain.first(), chain.last(), null, null, output);
    }

    /** What runs beside the engine. */
    enum Peer {
        DUCKDB,
        NONE
    }

    /** Layouts that a bench runs on. */
    enum LayoutChoice {
        IDS,
        ADDRESSES,
        BOTH;

        List<Layout> layouts() {
            return this == BOTH ? List.of(Layout.values()) : List.of(Layout.valueOf(name()));
        }
    }
}

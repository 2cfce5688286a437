package io.chokepoint.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.bench.chain.ChainCache;
import io.chokepoint.bench.chain.ChainShape;
import io.chokepoint.bench.race.Contestant;
import io.chokepoint.bench.race.Meter;
import io.chokepoint.bench.race.Race;
import io.chokepoint.bench.race.RaceReport;
import io.chokepoint.bench.race.Sample;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that all benches have, and what follows from them. */
final class Settings {
    @Option(
            names = "--project",
            hidden = true,
            defaultValue = "${env:CHOKEPOINT_PROJECT:-.}",
            description = "Folder of the build.")
    private Path project;

    @Option(
            names = "--cache",
            description = "Folder that made data is kept in. Default: $XDG_CACHE_HOME/chokepoint/bench.")
    private Path cache;

    @Option(names = "--rounds", defaultValue = "3", description = "Counted rounds; one more warms up. Default: 3.")
    private int rounds;

    @Option(names = "--seed", defaultValue = "42", description = "Seed of the data. Default: 42.")
    private long seed;

    @Option(names = "--json", description = "Prints one JSON object instead of tables.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Folder of the build, absolute. */
    Path project() {
        return project.toAbsolutePath().normalize();
    }

    /** Folder of all that is kept from one bench to the next. */
    Path cache() {
        if (cache != null) {
            return cache.toAbsolutePath();
        }
        String base = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        return (base.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base))
                .resolve("chokepoint/bench");
    }

    long seed() {
        return seed;
    }

    ChainCache chain() {
        int threads = Runtime.getRuntime().availableProcessors();
        return new ChainCache(cache(), ChainShape.standard(seed), threads, progress());
    }

    /** Where the user sees what goes on; never mixed with results. */
    PrintStream progress() {
        return System.err;
    }

    /** A number that was given must be 1 or more. */
    void requirePositive(String option, long value) {
        if (value < 1) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "%s must be 1 or more, not %d".formatted(option, value));
        }
    }

    /** All checks that do not depend on the bench. */
    void check() {
        requirePositive("--rounds", rounds);
    }

    /** Runs a race; its programs write their output into the folder. */
    RaceReport race(
            String title, long work, String unit, Path folder, List<Contestant> contestants, Runnable afterRound) {
        Meter meter = new Meter(folder.resolve("program.log"));
        Map<String, List<Sample>> samples = new Race(contestants, rounds, meter, progress()).run(afterRound);
        return new RaceReport(title, work, unit, samples);
    }

    /** Prints races, as the user wants them. */
    void print(JsonNode object, List<RaceReport> reports) {
        String tables =
                reports.stream().map(report -> "%n%s".formatted(report.table())).collect(Collectors.joining());
        print(object, "%s%n%s".formatted(Meter.method(), tables));
    }

    /** Prints what was measured, as the user wants it. */
    void print(JsonNode object, String text) {
        if (!json) {
            System.out.print(text);
            return;
        }
        try {
            System.out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(object));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write JSON", e);
        }
    }
}

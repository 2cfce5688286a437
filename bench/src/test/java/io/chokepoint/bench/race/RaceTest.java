package io.chokepoint.bench.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.bench.BenchException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
    @TempDir
    private Path folder;

    @Test
    void contestantsRunInTurnAndTheFirstRoundIsNotCounted() {
        List<String> runs = new ArrayList<>();
        List<Contestant> contestants = List.of(contestant("a", runs), contestant("b", runs));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());

        Map<String, List<Sample>> samples = new Race(contestants, 2, meter(), nowhere).run(() -> runs.add("check"));

        assertThat(runs).containsExactly("a", "b", "check", "a", "b", "check", "a", "b", "check");
        assertThat(samples).containsOnlyKeys("a", "b");
        assertThat(samples.get("a")).hasSize(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessIsMeasuredWithItsChildren() {
        Meter meter = meter();
        int code = meter.applyAsInt(
                new ProcessBuilder("sh", "-c", "sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'; sleep 0.2"));
        Sample sample = meter.sample();

        assertThat(code).isZero();
        assertThat(sample.cpuSeconds().orElseThrow()).isBetween(0.02, 30.0);
        assertThat(sample.wallSeconds()).isGreaterThan(0.2);
        assertThat(sample.peakBytes().orElseThrow()).isBetween(100e3, 100e6);
    }

    @Test
    void aProgramThatFailsIsNamedWithItsLastLines() {
        ProcessBuilder failing = new ProcessBuilder("sh", "-c", "echo out of luck; exit 3");
        Meter meter = meter();
        assertThatThrownBy(() -> meter.applyAsInt(failing))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("ended with code 3")
                .hasMessageContaining("out of luck");
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        JsonNode report = report(List.of(sample(1), sample(9)), List.of(sample(2), sample(3)));

        assertThat(report.at("/ratios/a~1b/cpu_seconds/min").asDouble()).isEqualTo(0.5);
        assertThat(report.at("/ratios/a~1b/cpu_seconds/max").asDouble()).isEqualTo(3);
        assertThat(report.at("/programs/a/cpu_seconds_per_million_rows/median").asDouble())
                .isCloseTo(2.5, within(1e-12));
    }

    @Test
    void whatTheSystemDoesNotTellIsNullAndNotInvented() {
        Sample unknown = new Sample(OptionalDouble.empty(), 1, OptionalDouble.empty());
        JsonNode report = report(List.of(unknown), List.of(sample(2)));

        assertThat(report.at("/programs/a/cpu_seconds").isNull()).isTrue();
        assertThat(report.at("/ratios/a~1b/cpu_seconds").isNull()).isTrue();
        assertThat(report.at("/ratios/a~1b/wall_seconds/median").asDouble()).isEqualTo(0.5);
    }

    @Test
    void theMiddleOfAnEvenCountIsTheMeanOfTwo() {
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(1, 2.5, 4));
        assertThat(Spread.of(7, 5, 6)).isEqualTo(new Spread(5, 6, 7));
    }

    private static JsonNode report(List<Sample> a, List<Sample> b) {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        samples.put("a", a);
        samples.put("b", b);
        RaceReport report = new RaceReport("title", 2_000_000, "rows", samples);
        assertThat(report.table()).startsWith("title").contains("a / b CPU");
        return report.json();
    }

    private static Sample sample(double seconds) {
        return new Sample(OptionalDouble.of(seconds), seconds, OptionalDouble.of(1e6));
    }

    private Meter meter() {
        return new Meter(folder.resolve("log"));
    }

    private static Contestant contestant(String name, List<String> runs) {
        return new Contestant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int run(ToIntFunction<ProcessBuilder> runner) {
                runs.add(name);
                return runner.applyAsInt(new ProcessBuilder("true"));
            }
        };
    }
}

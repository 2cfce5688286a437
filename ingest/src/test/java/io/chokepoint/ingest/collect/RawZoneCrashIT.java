package io.chokepoint.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a process at each step of landing its second page. */
class RawZoneCrashIT {
    private static final int KILLED = 137;

    @TempDir
    private Path lake;

    @ParameterizedTest
    @EnumSource(RawZone.Step.class)
    void aKilledProcessLeavesWholePagesWithTheirLinesOrNothing(RawZone.Step step) throws Exception {
        assertThat(killedAt(step)).isEqualTo(KILLED);

        // The fault bites: the second page's bytes are on the disk, in the place that the step says.
        assertThat(files("incoming")).isEqualTo(step == RawZone.Step.PAGE_WRITTEN ? 1 : 0);
        assertThat(files("pages")).isEqualTo(step == RawZone.Step.PAGE_WRITTEN ? 1 : 2);

        try (RawZone zone = RawZone.open(lake, "test")) {
            List<ManifestEntry> entries = zone.entries("list");
            assertThat(entries).extracting(ManifestEntry::next).containsExactly("1");
            assertThat(zone.page(entries.get(0))).asString().isEqualTo("[0]");
            assertThat(files("incoming")).isZero();
            land(zone, 1);
        }
        try (RawZone zone = RawZone.open(lake, "test")) {
            assertThat(zone.entries("list")).extracting(ManifestEntry::next).containsExactly("1", "2");
            assertThat(files("pages")).isEqualTo(2);
        }
    }

    @Test
    void twoProcessesDoNotCollectTheSameSource() throws Exception {
        try (RawZone zone = RawZone.open(lake, "test")) {
            land(zone, 0);
            assertThat(killedAt(RawZone.Step.PAGE_WRITTEN)).isEqualTo(1);
            assertThat(lake.resolve("killed.log")).content().contains(CollectFault.RAW_ZONE_UNWRITABLE.name());
            assertThat(zone.entries("list")).hasSize(1);
        }
    }

    private int killedAt(RawZone.Step step) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWhileLanding.class.getName(),
                        lake.toString(),
                        step.name())
                .redirectErrorStream(true)
                .redirectOutput(lake.resolve("killed.log").toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private long files(String folder) throws IOException {
        try (var files = Files.walk(lake.resolve("raw/test").resolve(folder))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static void land(RawZone zone, int page) {
        byte[] bytes = "[%d]".formatted(page).getBytes(StandardCharsets.UTF_8);
        zone.land(
                new Request("list", URI.create("https://example.org/list"), null, String.valueOf(page)),
                new Answer(200, bytes, null, null, Instant.EPOCH),
                1,
                String.valueOf(page + 1));
    }

    /** The process that dies: no shutdown hook runs, as with kill -9. */
    static final class KilledWhileLanding {
        private KilledWhileLanding() {}

        public static void main(String[] args) {
            RawZone.Step fatal = RawZone.Step.valueOf(args[1]);
            int[] times = {0};
            RawZone zone = RawZone.open(Path.of(args[0]), "test", step -> {
                if (step == fatal && ++times[0] == 2) {
                    Runtime.getRuntime().halt(KILLED);
                }
            });
            land(zone, 0);
            land(zone, 1);
        }
    }
}

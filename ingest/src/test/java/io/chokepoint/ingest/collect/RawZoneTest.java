package io.chokepoint.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawZoneTest {
    private static final URI URL = URI.create("https://example.org/list");

    @TempDir
    private Path lake;

    @Test
    void aPageIsKeptUnchangedUnderItsHash() throws IOException {
        String page = "{ \"b\": 1.50,\r\n\"a\": 1e18 }\n";
        try (RawZone zone = RawZone.open(lake, "test")) {
            ManifestEntry entry = zone.land(new Request("list", URL, "{}", "5"), answer(page), 2, "7");
            assertThat(lake.resolve(
                            "raw/test/pages/%s/%s".formatted(entry.sha256().substring(0, 2), entry.sha256())))
                    .hasBinaryContent(page.getBytes(StandardCharsets.UTF_8));
        }
        try (RawZone zone = RawZone.open(lake, "test")) {
            ManifestEntry entry = zone.last("list").orElseThrow();
            assertThat(zone.page(entry)).asString().isEqualTo(page);
            assertThat(entry)
                    .isEqualTo(new ManifestEntry(
                            "test",
                            "list",
                            URL.toString(),
                            "{}",
                            "5",
                            "7",
                            "2026-11-01T00:00:00Z",
                            200,
                            "\"v1\"",
                            null,
                            2,
                            page.length(),
                            Sha256.of(page.getBytes(StandardCharsets.UTF_8))));
            assertThat(zone.last("other")).isEmpty();
        }
    }

    @Test
    void theSamePageTwiceIsTwoLinesAndOneFile() throws IOException {
        try (RawZone zone = RawZone.open(lake, "test")) {
            land(zone, "[]");
            land(zone, "[]");
            assertThat(zone.entries("list")).hasSize(2);
        }
        assertThat(pages()).isEqualTo(1);
    }

    @Test
    void aLineThatWasNotFinishedIsCutOff() throws IOException {
        try (RawZone zone = RawZone.open(lake, "test")) {
            land(zone, "[1]");
        }
        String whole = Files.readString(manifest());
        Files.writeString(manifest(), whole.substring(0, 40), StandardOpenOption.APPEND);
        try (RawZone zone = RawZone.open(lake, "test")) {
            assertThat(zone.entries("list")).hasSize(1);
            assertThat(Files.readString(manifest())).isEqualTo(whole);
            land(zone, "[2]");
        }
        assertThat(Files.readString(manifest()).lines()).hasSize(2);
    }

    @Test
    void aLineInTheMiddleThatCannotBeReadIsNamed() throws IOException {
        try (RawZone zone = RawZone.open(lake, "test")) {
            land(zone, "[1]");
        }
        Files.writeString(manifest(), "{\"source\":\n", StandardOpenOption.APPEND);
        String message = Faults.expect(CollectFault.RAW_ZONE_DAMAGED, manifest(), () -> RawZone.open(lake, "test"));
        assertThat(message).contains("line 2");
    }

    @Test
    void aPageThatIsNoLongerAsItWasIsNamed() throws IOException {
        try (RawZone zone = RawZone.open(lake, "test")) {
            ManifestEntry entry = land(zone, "[1]");
            Path page =
                    lake.resolve("raw/test/pages/%s/%s".formatted(entry.sha256().substring(0, 2), entry.sha256()));
            Files.writeString(page, "[2]");
            Faults.expect(CollectFault.RAW_ZONE_DAMAGED, page, () -> zone.page(entry));
            Files.delete(page);
            Faults.expect(CollectFault.RAW_ZONE_DAMAGED, page, () -> zone.page(entry));
            assertThat(zone.validators(Request.get("list", URL))).isEqualTo(Validators.NONE);
        }
    }

    @Test
    void oneCollectsAtATime() {
        try (RawZone zone = RawZone.open(lake, "test")) {
            Faults.expect(CollectFault.RAW_ZONE_UNWRITABLE, manifest(), () -> RawZone.open(lake, "test"));
            RawZone.open(lake, "other").close();
            land(zone, "[1]");
        }
        RawZone.open(lake, "test").close();
    }

    private static ManifestEntry land(RawZone zone, String page) {
        return zone.land(Request.get("list", URL), answer(page), 1, null);
    }

    private static Answer answer(String page) {
        return new Answer(
                200, page.getBytes(StandardCharsets.UTF_8), "\"v1\"", null, Instant.parse("2026-11-01T00:00:00Z"));
    }

    private Path manifest() {
        return lake.resolve("raw/test/manifest.jsonl");
    }

    private long pages() throws IOException {
        try (var files = Files.walk(lake.resolve("raw/test/pages"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}

package io.chokepoint.ingest.collect.paged;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.Faults;
import io.chokepoint.ingest.collect.ManifestEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepPlaceTest {
    private static final Instant AS_OF = Instant.parse("2026-11-01T06:00:00Z");

    @Test
    void placesAreReadAsTheyAreWritten() {
        SweepPlace first = SweepPlace.beginning(AS_OF, "");
        SweepPlace second = first.next("a/b=");
        assertThat(second).hasToString("2026-11-01T06:00:00Z/1/a/b=");
        assertThat(second.next(null)).hasToString("2026-11-01T06:00:00Z/end");
        for (SweepPlace place : List.of(first, second, second.next(null))) {
            assertThat(SweepPlace.parse(place.toString(), "list")).isEqualTo(place);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1700000000+0", "2026-11-01T06:00:00Z", "2026-11-01T06:00:00Z/x/", "2026-11-01/0/"})
    void otherTextsAreDamage(String text) {
        Faults.expect(CollectFault.RAW_ZONE_DAMAGED, "list", () -> SweepPlace.parse(text, "list"));
    }

    @Test
    void aManifestThatBeginsInTheMiddleOfASweepIsDamaged() {
        ManifestEntry entry = new ManifestEntry(
                "test",
                "list",
                "https://example.org",
                null,
                new SweepPlace(AS_OF, 3, "x").toString(),
                new SweepPlace(AS_OF, SweepPlace.END, "").toString(),
                AS_OF.toString(),
                200,
                null,
                null,
                1,
                2,
                "00");
        Faults.expect(CollectFault.RAW_ZONE_DAMAGED, "list", () -> LandedSweep.complete("list", List.of(entry)));
    }
}

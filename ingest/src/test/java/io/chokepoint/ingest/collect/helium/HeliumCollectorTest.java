package io.chokepoint.ingest.collect.helium;

import static io.chokepoint.ingest.collect.RecordedSource.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.Faults;
import io.chokepoint.ingest.collect.RecordedSource;
import io.chokepoint.ingest.collect.paged.LandedSweep;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeliumCollectorTest {
    private static final String ITEM =
            "{\"key_to_asset_key\":\"k\",\"entity_key_str\":\"%s\",\"lat\":null,\"long\":null}";
    private static final String OWNED = "{\"address\":\"%s\",\"owner\":\"o\",\"name\":\"n\"}";

    private final RecordedSource source = new RecordedSource();

    @TempDir
    private Path lake;

    private Collecting collecting;

    @BeforeEach
    void answer() {
        collecting = new Collecting(lake, new HeliumCollector(), source.url(""));
        source.on(
                "/v2/hotspots",
                json("{\"items\":[%s],\"cursor\":\"a/b=\"}".formatted(ITEM.formatted("h1"))),
                json("{\"items\":[%s]}".formatted(ITEM.formatted("h2"))));
        source.on(
                "/v1/hotspots",
                json("{\"data\":[%s],\"cursor\":\"x\"}".formatted(OWNED.formatted("h1"))),
                json("{\"data\":[%s]}".formatted(OWNED.formatted("h2"))));
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void hotspotsOfASubnetworkAreReadToTheLastCursor() {
        collecting.run("iot");
        assertThat(source.asked())
                .extracting(RecordedSource.Asked::target)
                .containsExactly(
                        "/v2/hotspots?subnetwork=iot&limit=10000",
                        "/v2/hotspots?subnetwork=iot&limit=10000&cursor=a%2Fb%3D");
        assertThat(records("hotspots/iot")).isEqualTo(2);
    }

    @Test
    void hotspotsWithOwnersAreReadFromAServerThatIsNamed() {
        collecting.run("v1");
        assertThat(records("owned-hotspots")).isEqualTo(2);
        assertThatThrownBy(() -> new Collecting(lake, new HeliumCollector(), null).run("v1"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--base-url helium-v1=https://");
    }

    @Test
    void aPageWithoutItemsIsAFault() {
        source.on("/v2/hotspots", json("{\"hotspots\":[]}"));
        Faults.expect(
                CollectFault.SCHEMA_CHANGED,
                source.url("/v2/hotspots?subnetwork=mobile&limit=10000"),
                () -> collecting.run("mobile"));
    }

    @Test
    void anotherSubnetworkIsRefused() {
        assertThatThrownBy(() -> collecting.run("wifi"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'wifi'")
                .hasMessageContaining("mobile");
        assertThat(source.asked()).isEmpty();
    }

    private int records(String document) {
        try (var zone = collecting.open()) {
            return LandedSweep.complete(zone, document).get(0).records();
        }
    }
}

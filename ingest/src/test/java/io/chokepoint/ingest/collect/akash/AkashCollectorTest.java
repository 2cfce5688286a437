package io.chokepoint.ingest.collect.akash;

import static io.chokepoint.ingest.collect.RecordedSource.json;
import static io.chokepoint.ingest.collect.RecordedSource.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.Faults;
import io.chokepoint.ingest.collect.RecordedSource;
import io.chokepoint.ingest.collect.paged.LandedSweep;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AkashCollectorTest {
    private final RecordedSource source = new RecordedSource();

    @TempDir
    private Path lake;

    private Collecting collecting;

    @BeforeEach
    void answer() {
        Console.answering(source);
        collecting = new Collecting(lake, new AkashCollector(), source.url(""));
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void eachProviderThatIsOnlineIsAskedAbout() {
        collecting.run("v1beta5");
        assertThat(source.asked())
                .extracting(RecordedSource.Asked::target)
                .containsExactly(
                        "/v1/providers",
                        "/v1/network-capacity",
                        "/v1/gpu-breakdown",
                        "/v1/validators",
                        "/v1/providers/" + Console.SECOND,
                        "/v1/providers/" + Console.FIRST,
                        "/akash/market/v1beta5/leases/list?pagination.limit=1000",
                        "/akash/market/v1beta5/leases/list?pagination.limit=1000&pagination.key=2");
        assertThat(sweeps("provider")).extracting(LandedSweep::records).containsExactly(2);
        assertThat(sweeps("leases/v1beta5")).extracting(LandedSweep::records).containsExactly(3);
    }

    @Test
    void aKilledRunGoesOnAtTheProviderWhereItWas() {
        // Four documents land before the providers one by one.
        assertThatThrownBy(() -> collecting.failBeforeLine(6)).hasMessage("killed before line 6");
        assertThat(sweeps("provider")).isEmpty();
        collecting.run();
        assertThat(sweeps("provider")).extracting(LandedSweep::records).containsExactly(2);
        assertThat(source.asked().get(10).target()).isEqualTo("/v1/providers/" + Console.FIRST);
        assertThat(source.asked()).hasSize(11);
    }

    @Test
    void aProviderThatHasGoneMeanwhileDoesNotKeepTheOthersFromBeingCollected() {
        source.on("/v1/providers/" + Console.FIRST, send(404, "no such provider"));
        Faults.expect(CollectFault.NOT_THERE, source.url("/v1/providers/" + Console.FIRST), () -> collecting.run());
        String provider = "{\"owner\":\"%s\",\"hostUri\":\"h\",\"isOnline\":true,\"isAudited\":true,"
                + "\"gpuModels\":[],\"attributes\":[]}";
        source.on("/v1/providers", json("[" + provider.formatted(Console.SECOND) + "]"));
        collecting.run();
        assertThat(sweeps("provider")).extracting(LandedSweep::records).containsExactly(1);
    }

    @Test
    void anAnswerAboutAnotherProviderIsAFault() {
        source.on("/v1/providers/" + Console.FIRST, Console.detail(Console.SECOND, "DE", 1));
        assertThat(Faults.expect(
                        CollectFault.SCHEMA_CHANGED,
                        source.url("/v1/providers/" + Console.FIRST),
                        () -> collecting.run()))
                .contains("'" + Console.FIRST + "' was asked for");
    }

    @Test
    void aProviderWithoutStatisticsIsAFault() {
        source.on(
                "/v1/providers/" + Console.SECOND,
                json("{\"owner\":\"" + Console.SECOND + "\",\"isOnline\":true,\"stats\":null}"));
        assertThat(Faults.expect(
                        CollectFault.SCHEMA_CHANGED,
                        source.url("/v1/providers/" + Console.SECOND),
                        () -> collecting.run()))
                .contains("/stats/gpu/active");
        source.on("/v1/providers/" + Console.SECOND, send(502, "bad"));
        Faults.expect(
                CollectFault.UPSTREAM_FAILED, source.url("/v1/providers/" + Console.SECOND), () -> collecting.run());
        assertThat(sweeps("provider")).isEmpty();
    }

    @Test
    void noProvidersWhereThereWereManyIsAFault() {
        collecting.run();
        source.on("/v1/providers", json("[]"));
        Faults.expect(CollectFault.EMPTY_PAGE, source.url("/v1/providers"), () -> collecting.run());
    }

    private List<LandedSweep> sweeps(String document) {
        try (var zone = collecting.open()) {
            return LandedSweep.complete(zone, document);
        }
    }
}

package io.chokepoint.ingest.collect.cosmos;

import static io.chokepoint.ingest.collect.RecordedSource.half;
import static io.chokepoint.ingest.collect.RecordedSource.json;
import static io.chokepoint.ingest.collect.RecordedSource.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.Faults;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.RecordedSource;
import io.chokepoint.ingest.collect.paged.LandedSweep;
import io.chokepoint.ingest.collect.paged.SweepRecords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list with keys for its pages, and all that may go wrong with one. */
class CosmosCollectorTest {
    private static final String HUB = "cosmoshub-4";
    private static final String DOCUMENT = "validators/" + HUB;

    private final RecordedSource source = new RecordedSource();
    private final Chain chain = new Chain(3);

    @TempDir
    private Path lake;

    private Collecting collecting;

    @BeforeEach
    void answer() {
        collecting = new Collecting(lake, new CosmosCollector(), source.url(""));
        source.on(Chain.PATH, chain);
        validators(8);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void everyPageLandsAndTheSweepIsOneFileOfRecords() throws IOException {
        collecting.run(HUB);
        assertThat(source.asked())
                .extracting(RecordedSource.Asked::target)
                .containsExactly(
                        Chain.PATH + "?pagination.limit=200",
                        Chain.PATH + "?pagination.limit=200&pagination.key=fn5%2BMw%3D%3D",
                        Chain.PATH + "?pagination.limit=200&pagination.key=fn5%2BNg%3D%3D");
        assertThat(collecting.entries(DOCUMENT))
                .extracting(ManifestEntry::records)
                .containsExactly(3, 3, 2);
        assertThat(records()).hasSize(8).allMatch(record -> record.startsWith("{\"operator_address\":\"v"));
        assertThat(records().get(7))
                .contains("\"tokens\":\"90071992547409937\"")
                .endsWith("\"}");
    }

    @Test
    void aBadGatewayALimitAndAHalfWrittenPageAreAskedAgain() {
        source.on(
                Chain.PATH,
                send(502, "bad"),
                chain,
                send(429, "slow down", "Retry-After", "40"),
                half("{\"validators\":[],\"pagination\":{\"next_key\":null}}"),
                chain);
        collecting.run(HUB);
        assertThat(sweeps()).extracting(LandedSweep::records).containsExactly(8);
    }

    @Test
    void aRunThatIsKilledGoesOnAtThePageWhereItWas() {
        assertThatThrownBy(() -> collecting.failBeforeLine(2, HUB)).hasMessage("killed before line 2");
        assertThat(sweeps()).isEmpty();
        assertThat(collecting.entries(DOCUMENT)).hasSize(1);
        collecting.run(HUB);
        assertThat(source.asked().get(2).target()).contains("pagination.key=fn5%2BMw%3D%3D");
        assertThat(sweeps()).extracting(LandedSweep::records).containsExactly(8);
    }

    @Test
    void aSweepThatBeganMoreThanADayAgoIsBegunAnew() {
        assertThatThrownBy(() -> collecting.failBeforeLine(2, HUB)).hasMessage("killed before line 2");
        collecting.time().pass(Duration.ofHours(25));
        collecting.run(HUB);
        assertThat(source.asked().get(2).target()).doesNotContain("pagination.key");
        assertThat(sweeps()).extracting(LandedSweep::records).containsExactly(8);
        assertThat(collecting.entries(DOCUMENT)).hasSize(4);
    }

    @Test
    void aSweepOfAnotherNodeIsNotGoneOn() {
        assertThatThrownBy(() -> collecting.failBeforeLine(2, HUB)).hasMessage("killed before line 2");
        try (RecordedSource other = new RecordedSource().on(Chain.PATH, chain)) {
            new Collecting(lake, new CosmosCollector(), other.url("")).run(HUB);
            assertThat(other.asked().get(0).target()).doesNotContain("pagination.key");
        }
    }

    @Test
    void aCompleteSweepIsFollowedByANewOne() {
        collecting.run(HUB);
        validators(1);
        collecting.run(HUB);
        assertThat(sweeps()).extracting(LandedSweep::records).containsExactly(8, 9);
    }

    @Test
    void nothingWhereThereWereManyIsAFault() {
        collecting.run(HUB);
        chain.forget();
        assertThat(Faults.expect(CollectFault.EMPTY_PAGE, page(), () -> collecting.run(HUB)))
                .contains("there were 8");
        assertThat(sweeps()).hasSize(1);
        collecting.again(HUB);
        assertThat(sweeps()).extracting(LandedSweep::records).containsExactly(8, 0);
    }

    @Test
    void fewerThanHalfIsAFaultAndNoCompleteSweep() {
        collecting.run(HUB);
        chain.forget();
        validators(3);
        assertThat(Faults.expect(CollectFault.LIST_SHRUNK, page(), () -> collecting.run(HUB)))
                .contains("3 records, where there were 8");
        assertThat(sweeps()).hasSize(1);
    }

    @Test
    void anEmptyPageInTheMiddleIsAFault() {
        source.on(Chain.PATH, chain, json("{\"validators\":[],\"pagination\":{\"next_key\":\"eHg=\"}}"));
        Faults.expect(CollectFault.EMPTY_PAGE, Chain.PATH, () -> collecting.run(HUB));
        assertThat(collecting.entries(DOCUMENT)).hasSize(1);
    }

    @Test
    void aKeyThatSendsBackIsAFault() {
        String page =
                "{\"validators\":[{\"operator_address\":\"a\",\"description\":{\"moniker\":\"a\"},\"status\":\"s\","
                        + "\"jailed\":false,\"tokens\":\"1\"}],\"pagination\":{\"next_key\":\"%s\"}}";
        source.on(Chain.PATH, json(page.formatted("one")), json(page.formatted("two")), json(page.formatted("one")));
        assertThat(Faults.expect(CollectFault.CURSOR_STUCK, Chain.PATH, () -> collecting.run(HUB)))
                .contains("'one'");
    }

    @Test
    void aFieldThatIsGoneIsAFault() {
        source.on(
                Chain.PATH, json("{\"validators\":[{\"operator_address\":\"a\"}],\"pagination\":{\"next_key\":null}}"));
        assertThat(Faults.expect(CollectFault.SCHEMA_CHANGED, page(), () -> collecting.run(HUB)))
                .contains("record 1 has no /description/moniker, /jailed, /status, /tokens");
        source.on(Chain.PATH, json("{\"validators\":[]}"));
        assertThat(Faults.expect(CollectFault.SCHEMA_CHANGED, page(), () -> collecting.run(HUB)))
                .contains("no /pagination/next_key");
        source.on(Chain.PATH, json("{\"validators\":{},\"pagination\":{\"next_key\":null}}"));
        Faults.expect(CollectFault.SCHEMA_CHANGED, page(), () -> collecting.run(HUB));
        source.on(Chain.PATH, json("{\"validators\":[],\"pagination\":{\"next_key\":7}}"));
        Faults.expect(CollectFault.SCHEMA_CHANGED, page(), () -> collecting.run(HUB));
        source.on(Chain.PATH, json("[]]"));
        Faults.expect(CollectFault.INVALID_JSON, page(), () -> collecting.run(HUB));
        assertThat(collecting.entries(DOCUMENT)).isEmpty();
    }

    @Test
    void aNodeHasToBeNamedAndOneChain() {
        assertThatThrownBy(() -> new Collecting(lake, new CosmosCollector(), null).run(HUB))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--base-url cosmos=https://");
        assertThatThrownBy(() -> collecting.run(HUB, "osmosis-1"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("one name");
    }

    private URI page() {
        return source.url(Chain.PATH + "?pagination.limit=200");
    }

    private void validators(int count) {
        for (int n = 0; n < count; n++) {
            chain.validator("v" + n, "BOND_STATUS_BONDED", "9007199254740993" + n);
        }
    }

    private List<LandedSweep> sweeps() {
        try (var zone = collecting.open()) {
            return LandedSweep.complete(zone, DOCUMENT);
        }
    }

    private List<String> records() throws IOException {
        try (var zone = collecting.open()) {
            LandedSweep sweep = LandedSweep.complete(zone, DOCUMENT).get(0);
            return Files.readAllLines(SweepRecords.file(zone, sweep, "/validators"));
        }
    }
}

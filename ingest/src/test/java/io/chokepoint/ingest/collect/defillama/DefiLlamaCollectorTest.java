package io.chokepoint.ingest.collect.defillama;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefiLlamaCollectorTest {
    private static final String PROTOCOLS =
            """
            [{"id":"1","name":"Alpha","symbol":"A","category":"Dexs","chains":["Ethereum"],"tvl":12.5,"chainTvls":{}},
             {"id":"2","name":"Beta","symbol":"-","category":null,"chains":[],"tvl":null,"chainTvls":{"a-borrowed":1}}]
            """;
    private static final String CHAINS = "[{\"name\":\"Ethereum\",\"tvl\":1e10,\"gecko_id\":\"ethereum\"}]";
    private static final String STABLECOINS =
            """
            {"peggedAssets":[{"id":"1","name":"Tether","symbol":"USDT","pegType":"peggedUSD","price":null,
              "circulating":{"peggedUSD":139000000000.25}}],"chains":[]}
            """;
    private static final String PROTOCOL =
            """
            {"id":"parent#alpha","name":"Alpha","chains":["Ethereum"],"currentChainTvls":{"Ethereum":12.5},
             "chainTvls":{"Ethereum":{"tvl":[{"date":1700000000,"totalLiquidityUSD":1}]},"Base":{"tvl":[]}}}
            """;

    private static final String HISTORY = "[{\"date\":1700000000,\"tvl\":1.5}]";
    private static final String STABLECOIN_HISTORY =
            "[{\"date\":\"1700000000\",\"totalCirculating\":{\"peggedUSD\":1}}]";
    private static final String POOLS =
            """
            {"status":"success","data":[{"chain":"Ethereum","project":"alpha","symbol":"A","tvlUsd":1,"apy":null,"pool":"p1"}]}
            """;
    private static final String EARNERS =
            "{\"protocols\":[{\"name\":\"Alpha\",\"total24h\":7.5,\"chains\":[\"Ethereum\"]}]}";
    private static final String EARNED =
            """
            {"id":"1","name":"Alpha","slug":"alpha","chains":[],"category":null,"totalDataChart":[[1700000000,1],[1700086400,-2]]}
            """;

    private static final String WITHOUT_CHARTS =
            "excludeTotalDataChart=true&excludeTotalDataChartBreakdown=true&dataType=";

    private final RecordedSource source = new RecordedSource();

    @TempDir
    private Path lake;

    private Collecting collecting;

    @BeforeEach
    void answer() {
        collecting = new Collecting(lake, new DefiLlamaCollector(), source.url(""));
        source.on("/protocols", json(PROTOCOLS, "ETag", "\"p1\""), send(304, ""))
                .on("/v2/chains", json(CHAINS, "Last-Modified", "Sun, 01 Nov 2026 00:00:00 GMT"))
                .on("/stablecoins", json(STABLECOINS))
                .on("/v2/historicalChainTvl", json(HISTORY))
                .on("/v2/historicalChainTvl/Base", json(HISTORY))
                .on("/stablecoincharts/all", json(STABLECOIN_HISTORY))
                .on("/pools", json(POOLS))
                .on("/overview/fees", json(EARNERS))
                .on("/summary/fees/alpha", json(EARNED))
                .on("/protocol/alpha", json(PROTOCOL));
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void wholeDocumentsLand() {
        collecting.run("alpha");
        assertThat(source.asked())
                .extracting(RecordedSource.Asked::target)
                .containsExactly(
                        "/protocols",
                        "/v2/chains",
                        "/v2/historicalChainTvl",
                        "/stablecoins?includePrices=true",
                        "/stablecoincharts/all",
                        "/pools",
                        "/overview/fees?" + WITHOUT_CHARTS + "dailyFees",
                        "/overview/fees?" + WITHOUT_CHARTS + "dailyRevenue",
                        "/overview/fees?" + WITHOUT_CHARTS + "dailyHoldersRevenue",
                        "/protocol/alpha");
        assertThat(page("protocols")).isEqualTo(PROTOCOLS);
        assertThat(page("stablecoins")).isEqualTo(STABLECOINS);
        assertThat(only("protocols").records()).isEqualTo(2);
        assertThat(only("chains").records()).isEqualTo(1);
        assertThat(only("protocol/alpha").records()).isEqualTo(2);
    }

    @Test
    void historiesAreAskedForByName() {
        collecting.run("fees:alpha", "revenue:alpha", "holders-revenue:alpha", "chain:Base", "stablecoin:1");
        assertThat(source.asked())
                .extracting(RecordedSource.Asked::target)
                .endsWith(
                        "/summary/fees/alpha?dataType=dailyFees",
                        "/summary/fees/alpha?dataType=dailyRevenue",
                        "/summary/fees/alpha?dataType=dailyHoldersRevenue",
                        "/v2/historicalChainTvl/Base",
                        "/stablecoincharts/all?stablecoin=1");
        assertThat(only("earned/fees/alpha").records()).isEqualTo(2);
        assertThat(only("earners/revenue").records()).isEqualTo(1);
        assertThatThrownBy(() -> collecting.run("volume:alpha"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'volume:alpha'")
                .hasMessageContaining("holders-revenue");
    }

    @Test
    void aChartThatIsNoListIsAFault() {
        source.on("/summary/fees/alpha", json(EARNED.replace("[[1700000000,1],[1700086400,-2]]", "{}")));
        Faults.expect(
                CollectFault.SCHEMA_CHANGED, source.url("/summary/fees/alpha"), () -> collecting.run("fees:alpha"));
        source.on("/summary/fees/alpha", json(EARNED.replace("totalDataChart", "chart")));
        assertThat(Faults.expect(
                        CollectFault.SCHEMA_CHANGED,
                        source.url("/summary/fees/alpha"),
                        () -> collecting.run("fees:alpha")))
                .contains("no totalDataChart");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        collecting.run();
        collecting.run();
        List<ManifestEntry> entries = collecting.entries("protocols");
        assertThat(entries).extracting(ManifestEntry::status).containsExactly(200, 304);
        assertThat(entries.get(1).sha256()).isEqualTo(entries.get(0).sha256());
        assertThat(entries.get(1).records()).isEqualTo(2);
        RecordedSource.Asked chains = source.asked().get(10);
        assertThat(chains.headers().getFirst("If-Modified-Since")).isEqualTo("Sun, 01 Nov 2026 00:00:00 GMT");

        source.on("/protocols", json(PROTOCOLS));
        collecting.again();
        assertThat(source.asked().get(18).headers().containsKey("If-None-Match"))
                .isFalse();
    }

    @Test
    void anEmptyListWhereThereWereManyIsAFault() {
        collecting.run();
        source.on("/protocols", json("[]"));
        assertThat(Faults.expect(CollectFault.EMPTY_PAGE, source.url("/protocols"), () -> collecting.run()))
                .contains("there were 2");
        assertThat(collecting.entries("protocols")).hasSize(1);
        collecting.again();
        assertThat(collecting.entries("protocols")).hasSize(2);
    }

    @Test
    void aHistoryThatIsGoneIsAFault() {
        collecting.run("alpha");
        source.on("/protocol/alpha", json(PROTOCOL.replaceFirst("\"chainTvls\":.*\\s*}$", "\"chainTvls\":{}}")));
        Faults.expect(CollectFault.EMPTY_PAGE, source.url("/protocol/alpha"), () -> collecting.run("alpha"));
    }

    @Test
    void aFieldThatIsGoneIsAFault() {
        source.on("/protocols", json(PROTOCOLS.replace("\"tvl\":null", "\"tvlUsd\":null")));
        assertThat(Faults.expect(CollectFault.SCHEMA_CHANGED, source.url("/protocols"), () -> collecting.run()))
                .contains("record 2 has no tvl");
        source.on("/protocols", json("{\"protocols\":" + PROTOCOLS + "}"));
        Faults.expect(CollectFault.SCHEMA_CHANGED, source.url("/protocols"), () -> collecting.run());
        assertThat(collecting.entries("protocols")).isEmpty();
    }

    @Test
    void aPageThatIsNotJsonIsAFault() {
        for (String page : List.of(
                "<html>busy</html>", "", PROTOCOLS + "[]", PROTOCOLS.strip().replaceFirst("]$", ""))) {
            source.on("/protocols", json(page));
            Faults.expect(CollectFault.INVALID_JSON, source.url("/protocols"), () -> collecting.run());
        }
        assertThat(collecting.entries("protocols")).isEmpty();
    }

    @Test
    void aFailedDocumentLeavesThoseBeforeIt() {
        source.on("/stablecoins", send(502, ""));
        Faults.expect(CollectFault.UPSTREAM_FAILED, source.url("/stablecoins"), () -> collecting.run());
        assertThat(collecting.entries("chains")).hasSize(1);
        assertThat(collecting.entries("stablecoins")).isEmpty();
    }

    @Test
    void namesThatWouldLeadElsewhereAreRefusedBeforeAnythingIsAsked() {
        for (String name : List.of("../protocols", "a/b", "a?b", "", "a b")) {
            assertThatThrownBy(() -> collecting.run(name)).isInstanceOf(UserError.class);
        }
        assertThat(source.asked()).isEmpty();
    }

    private ManifestEntry only(String document) {
        List<ManifestEntry> entries = collecting.entries(document);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private String page(String document) {
        ManifestEntry entry = only(document);
        try (var zone = collecting.open()) {
            return new String(zone.page(entry), StandardCharsets.UTF_8);
        }
    }
}

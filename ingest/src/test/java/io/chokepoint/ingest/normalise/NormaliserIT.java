package io.chokepoint.ingest.normalise;

import static io.chokepoint.ingest.collect.RecordedSource.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.RecordedSource;
import io.chokepoint.ingest.collect.cosmos.Chain;
import io.chokepoint.ingest.collect.cosmos.CosmosCollector;
import io.chokepoint.ingest.collect.defillama.DefiLlamaCollector;
import io.chokepoint.ingest.collect.snapshot.SnapshotCollector;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.TestLake;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the answer of a source to rows of the lake, without asking twice. */
class NormaliserIT {
    private static final String PROTOCOLS =
            """
            [{"id":"1","name":"Alpha","chains":["Ethereum"],"tvl":12.5},
             {"id":"2","name":"Beta","chains":[],"tvl":null},
             {"id":"3","name":"Gamma","chains":["Base"],"tvl":1.2345678901234567e9},
             {"id":"4","name":"Debt","chains":["Base"],"tvl":-3}]
            """;
    private static final String STABLECOINS =
            """
            {"peggedAssets":[
              {"id":"1","name":"Tether","symbol":"USDT","pegType":"peggedUSD","price":0.9998,"circulating":{"peggedUSD":139000000000.25}},
              {"id":"50","name":"Euro Coin","symbol":"EURC","pegType":"peggedEUR","price":null,"circulating":{"peggedEUR":7}}]}
            """;
    private static final String FIRST_VOTE =
            """
            {"id":"v1","voter":"0x00000000000000000000000000000000000000AA","created":1700000000,
             "proposal":{"id":"p1"},"choice":1,"vp":1.5},
            """;
    private static final String LAST_VOTE =
            """
            {"id":"v2","voter":"0x00000000000000000000000000000000000000bb","created":1700000001,
             "proposal":{"id":"p1"},"choice":2,"vp":0.000000000000000001}
            """;

    private static final String EARNERS =
            """
            {"protocols":[{"name":"Alpha","total24h":7.25,"chains":["Base"]},{"name":"Beta","total24h":null,"chains":[]}]}
            """;
    private static final String POOLS =
            """
            {"status":"success","data":[
              {"chain":"Base","project":"alpha","symbol":"A","tvlUsd":1,"apy":null,"pool":"p1"},
              {"chain":"Base","project":"alpha","symbol":"B","tvlUsd":2,"apy":0.1,"pool":"p2"}]}
            """;

    private final RecordedSource source = new RecordedSource();

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void open() {
        lake = new TestLake(directory);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void whatDefiLlamaKnowsBecomesHoldingsOfTheDayItWasAskedForAndSeries() {
        source.on("/protocols", json(PROTOCOLS))
                .on("/v2/chains", json("[{\"name\":\"Ethereum\",\"tvl\":1}]"))
                .on("/v2/historicalChainTvl", json("[{\"date\":1700000000,\"tvl\":1.5}]"))
                .on("/stablecoins", json(STABLECOINS))
                .on(
                        "/stablecoincharts/all",
                        json("[{\"date\":\"1700000000\",\"totalCirculating\":{\"peggedUSD\":8,\"peggedEUR\":2}}]"))
                .on("/pools", json(POOLS))
                .on("/overview/fees", json(EARNERS))
                .on(
                        "/summary/fees/alpha",
                        json("{\"id\":\"1\",\"name\":\"Alpha\",\"slug\":\"alpha\",\"chains\":[],"
                                + "\"totalDataChart\":[[1700000000,12.5],[1700086400,-2]]}"));
        Collecting collecting = new Collecting(directory, new DefiLlamaCollector(), source.url(""));
        collecting.run("fees:alpha");
        String day = collecting.entries("protocols").get(0).at().substring(0, 10);

        IngestRun run = normalise("defillama");
        assertThat(run.files())
                .extracting(FileLedger::dataset, FileLedger::rowsIn, FileLedger::accepted, FileLedger::quarantined)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "(\"defillama-protocols\", 4L, 2L, 2L)",
                        "(\"defillama-chains\", 1L, 1L, 0L)",
                        "(\"defillama-chain-history-all\", 1L, 1L, 0L)",
                        "(\"defillama-stablecoins\", 1L, 1L, 0L)",
                        "(\"defillama-stablecoin-prices\", 2L, 1L, 1L)",
                        "(\"defillama-stablecoin-history-all\", 2L, 2L, 0L)",
                        "(\"defillama-pools\", 2L, 2L, 0L)",
                        "(\"defillama-fees\", 2L, 1L, 1L)",
                        "(\"defillama-revenue\", 2L, 1L, 1L)",
                        "(\"defillama-holders-revenue\", 2L, 1L, 1L)",
                        "(\"defillama-earned-fees-alpha\", 2L, 2L, 0L)");
        assertThat(lake.seen(LakeTable.OBSERVATION, "series", "value", "as_of"))
                .containsExactly(
                        "fees-alpha -2 2023-11-15",
                        "fees-alpha 12.5 2023-11-14",
                        "peggedEUR 2 2023-11-14",
                        "peggedUSD 8 2023-11-14",
                        "value-locked-all 1.5 2023-11-14");
        assertThat(lake.seen(LakeTable.QUARANTINE, "dataset", "reason"))
                .as("what the source does not know is no fault of its, what it says wrongly is")
                .contains("defillama-protocols AMOUNT_NEGATIVE", "defillama-protocols LEFT_OUT");
        assertThat(lake.seen(LakeTable.PRICE, "asset", "price", "currency", "as_of"))
                .containsExactly("1 0.9998 USD " + day);
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "amount", "as_of"))
                .containsExactly(
                        "Alpha 12500000000000000000 " + day,
                        "Alpha 7250000000000000000 " + day,
                        "Alpha 7250000000000000000 " + day,
                        "Alpha 7250000000000000000 " + day,
                        "Ethereum 1000000000000000000 " + day,
                        "Gamma 1234567890123456700000000000 " + day,
                        "Tether 139000000000250000000000000000 " + day,
                        "alpha 1000000000000000000 " + day,
                        "alpha 2000000000000000000 " + day);
        assertThat(normalise("defillama").id()).as("nothing is new").isNull();
    }

    @Test
    void votesOfASpaceBecomeVotesCastByVoter() {
        source.on("/graphql", (exchange, body) -> json(body.contains("spaces(")
                        ? "{\"data\":{\"spaces\":[{\"id\":\"test.eth\",\"name\":\"Test\",\"network\":\"1\"}]}}"
                        : body.contains("proposals(")
                                ? "{\"data\":{\"proposals\":[]}}"
                                : body.contains("statements(") ? "{\"data\":{\"statements\":[]}}" : votes(body))
                .to(exchange, body));
        new Collecting(directory, new SnapshotCollector(), source.url("")).run("test.eth");

        IngestRun run = normalise("snapshot");
        assertThat(run.files().stream().mapToLong(FileLedger::duplicates).sum())
                .as("the overlap of pages")
                .isPositive();
        assertThat(lake.seen(LakeTable.HOLDING, "subject_id", "record_key", "amount", "as_of"))
                .containsExactly(
                        "snapshot/test.eth p1/0x00000000000000000000000000000000000000AA 1500000000000000000 2023-11-14",
                        "snapshot/test.eth p1/0x00000000000000000000000000000000000000bb 1 2023-11-14");
    }

    @Test
    void bondedStakeOfACompleteSweepBecomesStakeByValidator() {
        Chain chain = new Chain(2);
        source.on(Chain.PATH, chain);
        chain.validator("a12uel5l", "BOND_STATUS_BONDED", "90071992547409931234");
        chain.validator("abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "BOND_STATUS_UNBONDED", "5");
        chain.validator("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", "BOND_STATUS_BONDED", "7");
        chain.validator("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3x", "BOND_STATUS_BONDED", "8");
        Collecting collecting = new Collecting(directory, new CosmosCollector(), source.url(""));
        assertThatThrownBy(() -> collecting.failBeforeLine(2, "test-1")).hasMessage("killed before line 2");
        assertThatThrownBy(() -> normalise("cosmos"))
                .as("half a list is none")
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Nothing of source 'cosmos' is whole");
        collecting.run("test-1");
        String day = collecting.entries("validators/test-1").get(0).at().substring(0, 10);

        IngestRun run = normalise("cosmos");
        assertThat(run.files())
                .extracting(FileLedger::dataset, FileLedger::rowsIn, FileLedger::accepted, FileLedger::quarantined)
                .extracting(Object::toString)
                .containsExactly("(\"cosmos-validators-test-1\", 3L, 2L, 1L)");
        assertThat(lake.seen(LakeTable.HOLDING, "subject_id", "holder", "amount", "as_of"))
                .containsExactly(
                        "cosmos/test-1/validators a12uel5l 90071992547409931234 " + day,
                        "cosmos/test-1/validators split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w 7 "
                                + day);
        chain.validator("abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "BOND_STATUS_BONDED", "9");
        collecting.run("test-1");
        assertThat(normalise("cosmos").id()).as("the day is taken").isNull();
    }

    @Test
    void whatWasNotCollectedOrIsNotNormalisedIsSaidSo() {
        assertThatThrownBy(() -> normalise("snapshot"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Nothing of source 'snapshot'")
                .hasMessageContaining("ingest collect snapshot");
        assertThatThrownBy(() -> normalise("nobody"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "[akash, cosmos, defillama, ethereum, filecoin, helium, snapshot, solana, thegraph]");
    }

    // Pages overlap by the last second, as those of the hub do.
    private static String votes(String asked) {
        String since = asked.contains("1700000001") ? LAST_VOTE : FIRST_VOTE + LAST_VOTE;
        return "{\"data\":{\"votes\":[" + since + "]}}";
    }

    private IngestRun normalise(String of) {
        return lake.take(false, Normaliser.sources(directory, of, lake.reading().configuration()));
    }
}

package io.chokepoint.ingest.normalise;

import static io.chokepoint.ingest.collect.RecordedSource.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.RecordedSource;
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
              {"id":"1","name":"Tether","symbol":"USDT","pegType":"peggedUSD","circulating":{"peggedUSD":139000000000.25}},
              {"id":"50","name":"Euro Coin","symbol":"EURC","pegType":"peggedEUR","circulating":{"peggedEUR":7}}]}
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
    void protocolsAndStablecoinsBecomeHoldingsOfTheDayTheyWereAskedFor() {
        source.on("/protocols", json(PROTOCOLS))
                .on("/v2/chains", json("[{\"name\":\"Ethereum\",\"tvl\":1}]"))
                .on("/stablecoins", json(STABLECOINS));
        Collecting collecting = new Collecting(directory, new DefiLlamaCollector(), source.url(""));
        collecting.run();
        String day = collecting.entries("protocols").get(0).at().substring(0, 10);

        IngestRun run = normalise("defillama");
        assertThat(run.files())
                .extracting(FileLedger::dataset, FileLedger::rowsIn, FileLedger::accepted, FileLedger::quarantined)
                .extracting(Object::toString)
                .containsExactly("(\"defillama-protocols\", 4L, 2L, 2L)", "(\"defillama-stablecoins\", 1L, 1L, 0L)");
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "amount", "as_of"))
                .containsExactly(
                        "Alpha 12500000000000000000 " + day,
                        "Gamma 1234567890123456700000000000 " + day,
                        "Tether 139000000000250000000000000000 " + day);
        assertThat(normalise("defillama").id()).as("nothing is new").isNull();
    }

    @Test
    void votesOfASpaceBecomeVotesCastByVoter() {
        source.on("/graphql", (exchange, body) -> json(body.contains("spaces(")
                        ? "{\"data\":{\"spaces\":[{\"id\":\"test.eth\",\"name\":\"Test\",\"network\":\"1\"}]}}"
                        : body.contains("proposals(") ? "{\"data\":{\"proposals\":[]}}" : votes(body))
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
    void whatWasNotCollectedOrIsNotNormalisedIsSaidSo() {
        assertThatThrownBy(() -> normalise("snapshot"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Nothing of source 'snapshot'")
                .hasMessageContaining("ingest collect snapshot");
        assertThatThrownBy(() -> normalise("nobody"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("[defillama, ethereum, snapshot]");
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

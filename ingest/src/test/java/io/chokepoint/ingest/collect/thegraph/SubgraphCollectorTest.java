package io.chokepoint.ingest.collect.thegraph;

import static io.chokepoint.ingest.collect.RecordedSource.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.Faults;
import io.chokepoint.ingest.collect.RecordedSource;
import io.chokepoint.ingest.collect.paged.LandedSweep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubgraphCollectorTest {
    private static final String PATH = "/subgraphs/id/QmTest1234567";
    private static final String DAO = "governance:1:test-dao:QmTest1234567";
    private static final String DELEGATES = "delegates/1/test-dao";

    private final RecordedSource source = new RecordedSource();
    private final GraphNode node = new GraphNode();
    private final URI url = source.url(PATH);

    @TempDir
    private Path lake;

    private Collecting collecting;

    @BeforeEach
    void answer() {
        source.on(PATH, node);
        collecting = new Collecting(lake, new SubgraphCollector(), source.url(""));
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void entitiesAreReadBehindTheLastIdAtOneBlock() throws IOException {
        delegates(2000);
        collecting.with("CHOKEPOINT_THEGRAPH_KEY", "s3cret").run(DAO);
        assertThat(sweep(DELEGATES).pages())
                .extracting(page -> page.records())
                .as("a full page does not say that it is the last")
                .containsExactly(1000, 1000, 0);
        assertThat(sweep(DELEGATES).asOf()).isEqualTo(Instant.ofEpochSecond(node.time()));
        assertThat(source.asked().get(3).body())
                .contains(
                        "block: {number: 20000000}, where: {id_gt: \\\"0x00000000000000000000000000000000000003e7\\\"")
                .contains("delegatedVotesRaw_gt: \\\"0\\\"");
        assertThat(source.asked())
                .allMatch(asked -> "Bearer s3cret".equals(asked.headers().getFirst("Authorization")));
        // The block and each list that has nothing, once; delegates three times.
        assertThat(source.asked()).hasSize(7);
    }

    @Test
    void aKilledRunGoesOnAtTheSameBlockAndALaterOneAtANewOne() throws IOException {
        delegates(1500);
        // Block, governances, delegates twice.
        assertThatThrownBy(() -> collecting.failBeforeLine(4, DAO)).hasMessage("killed before line 4");
        collecting.run(DAO);
        assertThat(sweep(DELEGATES).records()).isEqualTo(1500);
        assertThat(source.asked().get(4).body()).contains("id_gt");
        assertThat(collecting.entries("block/1/test-dao")).hasSize(1);
        node.advance();
        collecting.run(DAO);
        assertThat(collecting.entries("block/1/test-dao")).hasSize(2);
        assertThat(sweep(DELEGATES).asOf()).isEqualTo(Instant.ofEpochSecond(node.time()));
    }

    @Test
    void aBlockThatTheNodeDoesNotKnowIsAFault() throws IOException {
        delegates(10);
        assertThatThrownBy(() -> collecting.failBeforeLine(3, DAO)).hasMessage("killed before line 3");
        node.advance();
        assertThat(Faults.expect(CollectFault.UPSTREAM_ERRORS, url, () -> collecting.run(DAO)))
                .contains("cannot answer");
        collecting.again(DAO);
        assertThat(sweep(DELEGATES).records()).isEqualTo(10);
    }

    @Test
    void daysThatAreNotOverAreNotAskedFor() {
        collecting.run("lending:1:aave:QmTest1234567");
        assertThat(source.asked())
                .extracting(RecordedSource.Asked::body)
                .anyMatch(body -> body.contains("financialsDailySnapshots(first: 1000")
                        && body.contains("where: {timestamp_lt: 1699920000}"));
    }

    @Test
    void aSubgraphThatHasFailedIsAFault() {
        node.fail();
        assertThat(Faults.expect(CollectFault.UPSTREAM_ERRORS, url, () -> collecting.run(DAO)))
                .contains("indexing errors up to block 20000000");
        source.on(PATH, json("{\"data\":{\"_meta\":{\"hasIndexingErrors\":false,\"block\":{\"number\":1}}}}"));
        Faults.expect(CollectFault.SCHEMA_CHANGED, url, () -> collecting.run(DAO));
    }

    @Test
    void idsOutOfOrderAndIdsThatNeedAnEscapeAreFaults() {
        String page = "{\"data\":{\"governances\":[%s,%s]}}";
        String entity =
                "{\"id\":\"%s\",\"totalTokenSupply\":\"1\",\"currentTokenHolders\":\"1\",\"currentDelegates\":\"1\","
                        + "\"delegatedVotesRaw\":\"1\",\"delegatedVotes\":\"1\"}";
        source.on(PATH, node, json(page.formatted(entity.formatted("b"), entity.formatted("a"))));
        assertThat(Faults.expect(CollectFault.OUT_OF_ORDER, url, () -> collecting.run(DAO)))
                .contains("'a' stands behind 'b'");
        source.on(PATH, json(page.formatted(entity.formatted("a"), entity.formatted("b\\\" }"))));
        Faults.expect(CollectFault.SCHEMA_CHANGED, url, () -> collecting.run(DAO));
        source.on(PATH, json("{\"data\":{\"governances\":[{\"id\":\"a\"}]}}"));
        assertThat(Faults.expect(CollectFault.SCHEMA_CHANGED, url, () -> collecting.run(DAO)))
                .contains("record 1 has no /currentDelegates");
    }

    @Test
    void aNameSaysSchemaChainNameAndId() {
        for (String name :
                List.of("QmTest1234567", "dao:1:a:QmTest1234567", "lending:x:a:QmTest1234567", "lending:1:A:Qm")) {
            assertThatThrownBy(() -> collecting.run(name))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("SCHEMA:CHAIN:NAME:ID")
                    .hasMessageContaining("livepeer");
        }
        assertThat(source.asked()).isEmpty();
    }

    @Test
    void theGatewayAnswersNobodyWithoutAKey() {
        Faults.expect(
                CollectFault.KEY_MISSING,
                URI.create("https://gateway.thegraph.com/api" + PATH),
                () -> new Collecting(lake, new SubgraphCollector(), null).run(DAO));
    }

    private void delegates(int count) throws IOException {
        for (int n = 0; n < count; n++) {
            node.entity("delegates", "0x%040x".formatted(n), "delegatedVotesRaw", "\"1\"", "delegatedVotes", "\"0\"");
        }
    }

    private LandedSweep sweep(String document) {
        try (var zone = collecting.open()) {
            List<LandedSweep> sweeps = LandedSweep.complete(zone, document);
            return sweeps.get(sweeps.size() - 1);
        }
    }
}

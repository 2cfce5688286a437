package io.chokepoint.ingest.collect.filecoin;

import static io.chokepoint.ingest.collect.RecordedSource.json;
import static io.chokepoint.ingest.collect.RecordedSource.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.Faults;
import io.chokepoint.ingest.collect.RecordedSource;
import io.chokepoint.ingest.collect.paged.LandedSweep;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilecoinCollectorTest {
    private final RecordedSource source = new RecordedSource();
    private final Lotus lotus = new Lotus();
    private final URI url = source.url("/rpc/v1");

    @TempDir
    private Path lake;

    private Collecting collecting;

    @BeforeEach
    void answer() {
        lotus.miner("f01000", "f0700", "340");
        lotus.miner("f02000", "f0700", "17179869184000000000");
        lotus.miner("f03000", "f0800", "0");
        source.on("/rpc/v1", lotus);
        collecting = new Collecting(lake, new FilecoinCollector(), url);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void allMinersAreAskedForTheirPowerAndThosePowerfulForTheirOwners() {
        collecting.run();
        assertThat(sweep("power").records()).isEqualTo(3);
        assertThat(sweep("owners").records()).isEqualTo(2);
        assertThat(sweep("power").asOf()).isEqualTo(Instant.ofEpochSecond(lotus.time()));
        assertThat(source.asked().get(2).body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"f01000\",\"method\":\"Filecoin.StateMinerPower\","
                        + "\"params\":[\"f01000\",[{\"/\":\"bafy1000\"}]]}");
        assertThat(source.asked()).hasSize(7);
    }

    @Test
    void aKilledRunGoesOnAtTheSameTipset() {
        // Tipset, miners, three times power, and an owner.
        assertThatThrownBy(() -> collecting.failBeforeLine(6)).hasMessage("killed before line 6");
        assertThat(sweeps("power")).hasSize(1);
        assertThat(sweeps("owners")).isEmpty();
        collecting.run();
        assertThat(sweep("owners").records()).isEqualTo(2);
        assertThat(source.asked()).as("six before, then two owners").hasSize(8);
        lotus.advance();
        collecting.run();
        assertThat(sweeps("power")).extracting(LandedSweep::records).containsExactly(3, 3);
        assertThat(sweeps("owners").get(1).asOf()).isEqualTo(Instant.ofEpochSecond(lotus.time()));
    }

    @Test
    void aTipsetThatTheNodeHasForgottenIsAFaultAndAgainBeginsAtANewOne() {
        assertThatThrownBy(() -> collecting.failBeforeLine(4)).hasMessage("killed before line 4");
        lotus.advance();
        assertThat(Faults.expect(CollectFault.UPSTREAM_ERRORS, url, () -> collecting.run()))
                .contains("tipset not found");
        collecting.again();
        assertThat(sweep("owners").asOf()).isEqualTo(Instant.ofEpochSecond(lotus.time()));
    }

    @Test
    void noMinersIsAFault() {
        lotus.forget();
        Faults.expect(CollectFault.EMPTY_PAGE, url, () -> collecting.run());
    }

    @Test
    void anAnswerToAnotherQuestionIsAFault() {
        source.on(
                "/rpc/v1",
                lotus,
                lotus,
                json("{\"jsonrpc\":\"2.0\",\"id\":\"f09\",\"result\":{\"MinerPower\":{\"RawBytePower\":\"1\","
                        + "\"QualityAdjPower\":\"1\"},\"HasMinPower\":true}}"));
        assertThat(Faults.expect(CollectFault.SCHEMA_CHANGED, url, () -> collecting.run()))
                .contains("'f01000' was asked for");
    }

    @Test
    void answersOfAnotherShapeAreFaults() {
        source.on("/rpc/v1", json("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":{\"Cids\":[],\"Blocks\":[]}}"));
        Faults.expect(CollectFault.SCHEMA_CHANGED, url, () -> collecting.run());
        source.on("/rpc/v1", json("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":null}"));
        Faults.expect(CollectFault.SCHEMA_CHANGED, url, () -> collecting.run());
        source.on("/rpc/v1", lotus, json("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":[\"../x\"]}"));
        Faults.expect(CollectFault.SCHEMA_CHANGED, url, () -> collecting.run());
        source.on("/rpc/v1", send(502, "bad"));
        Faults.expect(CollectFault.UPSTREAM_FAILED, url, () -> collecting.run());
    }

    @Test
    void thereAreNoNames() {
        assertThatThrownBy(() -> collecting.run("f01000"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no names");
    }

    private LandedSweep sweep(String document) {
        List<LandedSweep> sweeps = sweeps(document);
        return sweeps.get(sweeps.size() - 1);
    }

    private List<LandedSweep> sweeps(String document) {
        try (var zone = collecting.open()) {
            return LandedSweep.complete(zone, document);
        }
    }
}

package io.chokepoint.ingest.collect.ethereum;

import static io.chokepoint.ingest.collect.RecordedSource.half;
import static io.chokepoint.ingest.collect.RecordedSource.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.Faults;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.RawZone;
import io.chokepoint.ingest.collect.RecordedSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EthereumCollectorTest {
    private static final String NAME = Chain.CONTRACT + ":0";
    private static final String DEPTH = "finality:10";
    private static final String OF_CONTRACT = "eip155:1/" + Chain.CONTRACT;
    private static final String LOGS = "logs/" + OF_CONTRACT;

    private final RecordedSource source = new RecordedSource();
    private final Chain chain = new Chain();

    @TempDir
    private Path lake;

    private Collecting collecting;

    @BeforeEach
    void answer() {
        collecting = new Collecting(lake, new EthereumCollector(), source.url("/v1"));
        source.on("/v1", chain);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void rangesAreHalvedWhereTheNodeRefusesThemAndGrowAgain() {
        chain.upTo(2000, "a").refusesMoreThan(300, 20);
        for (int block = 0; block < 100; block++) {
            chain.transfer(1000 + block, "%x".formatted(1 + block), "00", "0a", 1);
        }
        collecting.run(NAME, DEPTH);
        assertThat(chain.ranges()).startsWith("0-999!", "0-499!", "0-249", "250-561!", "250-405");
        assertThat(chain.ranges().stream().filter(range -> !range.endsWith("!")))
                .as("the ranges that landed have neither gap nor overlap")
                .isEqualTo(collecting.entries(LOGS).stream()
                        .map(ManifestEntry::cursor)
                        .toList())
                .satisfies(EthereumCollectorTest::followOneAnother);
        assertThat(records()).isEqualTo(100);
        assertThat(chain.ranges()).last().asString().endsWith("-2000");
    }

    @Test
    void aBlockThatAloneIsTooMuchIsAFaultWithTheNodesWords() {
        chain.upTo(3, "a").refusesMoreThan(100, 1);
        chain.transfer(2, "1", "00", "0a", 1).transfer(2, "1", "00", "0b", 1);
        assertThat(Faults.expect(CollectFault.UPSTREAM_ERRORS, source.url("/v1"), () -> collecting.run(NAME, DEPTH)))
                .contains("query returned more than 1 results");
    }

    @Test
    void blocksThatAreNotFinalAreAskedForAgainAndThoseThatAreNever() {
        chain.upTo(100, "a");
        collecting.run(NAME, DEPTH);
        chain.upTo(105, "a");
        collecting.run(NAME, DEPTH);
        chain.upTo(130, "a");
        collecting.run(NAME, DEPTH);
        assertThat(chain.ranges()).containsExactly("0-100", "91-105", "96-130");
        assertThat(live()).containsExactly("[0-90]", "[91-95]", "[96-130]");
    }

    @Test
    void aBlockThatWasReplacedIsInTheLaterPageAlone() {
        chain.upTo(100, "a").transfer(95, "1", "00", "0a", 1);
        collecting.run(NAME, DEPTH);
        chain.dropFrom(95).upTo(101, "b").transfer(96, "1", "00", "0a", 1);
        collecting.run(NAME, DEPTH);
        assertThat(live()).containsExactly("[0-90]", "[91-101]");
        assertThat(records())
                .as("the page of the replaced block stays as it landed")
                .isEqualTo(2);
    }

    @Test
    void aReorganisationDeeperThanFinalIsFollowedBackToTheLastCommonBlock() {
        chain.upTo(50, "a");
        collecting.run(NAME, DEPTH);
        chain.upTo(100, "a");
        collecting.run(NAME, DEPTH);
        chain.dropFrom(60).upTo(110, "b");
        collecting.run(NAME, DEPTH);
        // Known to be final were block 40 and block 90; 90 has another hash, so 41 to 90 may be others too.
        assertThat(chain.ranges()).containsExactly("0-50", "41-100", "51-110");
        assertThat(live()).containsExactly("[0-40]", "[41-50]", "[51-110]");
    }

    @Test
    void theSameLogsComingBackAreAPageOfTheirOwn() {
        chain.upTo(20, "a").transfer(15, "1", "00", "0a", 1);
        collecting.run(NAME, DEPTH);
        collecting.run(NAME, DEPTH);
        collecting.run(NAME, DEPTH);
        assertThat(collecting.entries(LOGS)).extracting(ManifestEntry::sha256).doesNotHaveDuplicates();
    }

    @Test
    void aBlockThatHasLostItsLogsAndNotItsHashIsAFault() {
        chain.upTo(20, "a").transfer(15, "1", "00", "0a", 1);
        collecting.run(NAME, DEPTH);
        chain.losesLogs();
        assertThat(Faults.expect(CollectFault.EMPTY_PAGE, source.url("/v1"), () -> collecting.run(NAME, DEPTH)))
                .contains("block 15 has 0 logs", "where it had 1");
        assertThat(live()).containsExactly("[0-20]");
    }

    @Test
    void aChainThatMovesBetweenLogsAndHeadersIsAskedAgain() {
        chain.upTo(20, "a").transfer(15, "1", "00", "0a", 1).movesBetweenQuestions(2);
        collecting.run(NAME, DEPTH);
        assertThat(chain.ranges()).containsExactly("0-20", "0-20", "0-20");
        assertThat(collecting.entries(LOGS)).hasSize(1);
    }

    @Test
    void aChainThatNeverStandsStillIsAFault() {
        chain.upTo(20, "a").transfer(15, "1", "00", "0a", 1).movesBetweenQuestions(100);
        Faults.expect(CollectFault.INCONSISTENT, source.url("/v1"), () -> collecting.run(NAME, DEPTH));
    }

    @Test
    void headersAreOnlyAskedForWhereLogsDoNotSayTheirTime() {
        chain.upTo(20, "a").transfer(3, "1", "00", "0a", 1).transfer(4, "2", "00", "0a", 1);
        collecting.run(NAME, DEPTH);
        assertThat(headers())
                .as("of blocks 3 and 4, the final one and the last")
                .isEqualTo(4);
        chain.saysTheTimeInLogs();
        collecting.again(NAME, DEPTH);
        assertThat(headers()).isEqualTo(4 + 2);
    }

    @Test
    void aRunThatIsKilledBetweenPageAndLineIsGoneOnWithNothingLostOrDoubled() {
        chain.upTo(400, "a").refusesMoreThan(100, 1000);
        for (int block = 0; block <= 400; block += 10) {
            chain.transfer(block, "%x".formatted(1 + block), "00", "0a", 1);
        }
        // The pages of a range are its headers and its logs; the sixth is the third of logs.
        assertThatThrownBy(() -> collecting.failBeforeLine(6, NAME, DEPTH)).hasMessage("killed before line 6");
        assertThat(collecting.entries(LOGS)).hasSize(2);
        long next = Long.parseLong(collecting.entries(LOGS).get(1).next());

        collecting.run(NAME, DEPTH);
        assertThat(collecting.entries(LOGS).get(2).cursor()).startsWith(next + "-");
        followOneAnother(
                collecting.entries(LOGS).stream().map(ManifestEntry::cursor).toList());
        assertThat(records()).isEqualTo(41);
    }

    @Test
    void whatTheNodeSaysBesideLogsIsNoEmptySuccess() {
        chain.upTo(5, "a");
        source.on("/v1", send(502, "bad gateway"));
        Faults.expect(CollectFault.UPSTREAM_FAILED, source.url("/v1"), () -> collecting.run(NAME));
        source.on("/v1", half("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"}"));
        Faults.expect(CollectFault.TRUNCATED, source.url("/v1"), () -> collecting.run(NAME));
        source.on("/v1", send(200, "<html>sign in</html>"));
        Faults.expect(CollectFault.INVALID_JSON, source.url("/v1"), () -> collecting.run(NAME));
        source.on("/v1", send(200, "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":\"0x1\"}"));
        Faults.expect(CollectFault.SCHEMA_CHANGED, source.url("/v1"), () -> collecting.run(NAME));
        source.on("/v1", send(200, "{\"error\":{\"code\":-32005,\"message\":\"daily request rate exceeded\"}}"));
        Faults.expect(CollectFault.RATE_LIMITED, source.url("/v1"), () -> collecting.run(NAME));
        assertThat(collecting.entries(LOGS)).isEmpty();
    }

    @Test
    void aNodeAndContractsHaveToBeNamed() {
        assertThatThrownBy(() -> collecting.run(DEPTH))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ADDRESS:FIRST-BLOCK");
        assertThatThrownBy(() -> collecting.run(Chain.CONTRACT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the block to begin with");
        assertThat(new EthereumCollector().hosts().toString()).contains("node at a place to be named with --base-url");
    }

    private List<String> live() {
        try (RawZone zone = collecting.open()) {
            return LandedLogs.pages(zone, OF_CONTRACT).stream()
                    .map(page -> page.live().toString())
                    .toList();
        }
    }

    private int records() {
        return collecting.entries(LOGS).stream()
                .mapToInt(ManifestEntry::records)
                .sum();
    }

    private int headers() {
        return collecting.entries("blocks/" + OF_CONTRACT).stream()
                .mapToInt(ManifestEntry::records)
                .sum();
    }

    private static void followOneAnother(List<? extends String> cursors) {
        List<BlockRange> ranges = new ArrayList<>();
        cursors.forEach(cursor -> ranges.add(BlockRange.parse(cursor, LOGS)));
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i).from()).isEqualTo(ranges.get(i - 1).to() + 1);
        }
    }
}

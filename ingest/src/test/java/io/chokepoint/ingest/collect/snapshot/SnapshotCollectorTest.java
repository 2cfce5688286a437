package io.chokepoint.ingest.collect.snapshot;

import static io.chokepoint.ingest.collect.RecordedSource.json;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCollectorTest {
    private static final long START = 1_700_000_000;
    private static final String VOTES = "votes/" + Hub.SPACE;

    private final RecordedSource source = new RecordedSource();
    private final Hub hub = new Hub();

    @TempDir
    private Path lake;

    private Collecting collecting;

    @BeforeEach
    void answer() {
        collecting = new Collecting(lake, new SnapshotCollector(), source.url(""));
        source.on("/graphql", hub);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void moreVotesThanTheHubSkipsAreAllThereOnce() {
        // Seven in each second, so that pages of a thousand end within one.
        votes(6500, 7);
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).containsExactlyInAnyOrderElementsOf(hub.ids());
        assertThat(collecting.entries(VOTES)).hasSizeBetween(7, 9);
    }

    @Test
    void aSecondWithMoreVotesThanAPageIsPagedThrough() {
        hub.vote("before", START - 1);
        votes(2500, 2500);
        hub.vote("z-after", START + 1);
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).containsExactlyInAnyOrderElementsOf(hub.ids());
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).hasSize(2502);
    }

    @Test
    void aSecondThatIsExactlyAPageHasAnEnd() {
        votes(1000, 1000);
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).hasSize(1000);
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).hasSize(1000);
    }

    @Test
    void aSecondWithMoreVotesThanTheHubSkipsIsAFault() {
        votes(6001, 6001);
        assertThat(Faults.expect(CollectFault.CURSOR_STUCK, source.url("/graphql"), () -> collecting.run(Hub.SPACE)))
                .contains("created at " + START);
    }

    @Test
    void aRunThatIsKilledBetweenPageAndLineIsGoneOnWithNothingLostOrDoubled() {
        votes(3500, 7);
        // Pages: space, proposals, and votes from the third on; the fifth is the third page of votes.
        assertThatThrownBy(() -> collecting.failBeforeLine(5, Hub.SPACE)).hasMessage("killed before line 5");
        // The fault bites: two pages of votes are seen, and a run that begins again asks from there.
        assertThat(collecting.entries(VOTES)).hasSize(2);
        assertThat(landedVotes()).hasSizeBetween(1990, 2000);
        String next = collecting.entries(VOTES).get(1).next();

        collecting.run(Hub.SPACE);
        List<ManifestEntry> entries = collecting.entries(VOTES);
        assertThat(entries.get(2).cursor()).isEqualTo(next);
        assertThat(entries).extracting(ManifestEntry::sha256).doesNotHaveDuplicates();
        assertThat(landedVotes()).containsExactlyInAnyOrderElementsOf(hub.ids());
    }

    @Test
    void aLaterRunAsksForWhatIsNewAndForNothingElse() {
        votes(2100, 7);
        collecting.run(Hub.SPACE);
        int before = collecting.entries(VOTES).size();
        collecting.run(Hub.SPACE);
        assertThat(collecting.entries(VOTES)).hasSize(before + 1);
        hub.vote("new", START + 5000);
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).hasSize(2101).contains("new");
    }

    @Test
    void aVoteThatReachesTheHubLateIsStillTaken() {
        long now = collecting.time().now().getEpochSecond();
        hub.vote("a", now - 900);
        hub.vote("b", now - 1);
        collecting.run(Hub.SPACE);
        hub.vote("late", now - 250);
        collecting.time().pass(Duration.ofDays(2));
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).containsExactlyInAnyOrder("a", "b", "late");
    }

    @Test
    void proposalsAreReadAgainUntilTheirScoresAreFinal() {
        hub.proposal("p1", START, "closed", "final");
        hub.proposal("p2", START + 10_000, "active", "pending");
        hub.proposal("p3", START + 20_000, "closed", "final");
        collecting.run(Hub.SPACE);
        hub.proposal("p2", START + 10_000, "closed", "final");
        collecting.run(Hub.SPACE);
        List<String> seen = new ArrayList<>();
        try (RawZone zone = collecting.open()) {
            LandedRecords.proposals(
                    zone,
                    Hub.SPACE,
                    record -> seen.add(record.path("id").asText() + " "
                            + record.path("state").asText()));
        }
        assertThat(seen).containsExactlyInAnyOrder("p1 closed", "p2 closed", "p3 closed");
        collecting.run(Hub.SPACE);
        List<ManifestEntry> entries = collecting.entries("proposals/" + Hub.SPACE);
        assertThat(entries.get(entries.size() - 1).cursor()).isEqualTo((START + 20_000) + "+0");
    }

    @Test
    void statementsAreAllReadAgainSinceTheyMayChange() {
        hub.statement("s1", START, "trust me");
        hub.statement("s2", START + 10_000, "me too");
        collecting.run(Hub.SPACE);
        hub.statement("s1", START, "trust me more");
        collecting.run(Hub.SPACE);
        List<String> seen = new ArrayList<>();
        try (RawZone zone = collecting.open()) {
            LandedRecords.statements(
                    zone, Hub.SPACE, record -> seen.add(record.path("statement").asText()));
        }
        assertThat(seen).containsExactlyInAnyOrder("trust me more", "me too");
    }

    @Test
    void votesThatAreGoneAreAFaultAndNoEmptySuccess() {
        votes(10, 7);
        collecting.run(Hub.SPACE);
        hub.forgetVotes();
        assertThat(Faults.expect(CollectFault.EMPTY_PAGE, source.url("/graphql"), () -> collecting.run(Hub.SPACE)))
                .contains("no votes of test.eth since " + (START + 1));
        collecting.again(Hub.SPACE);
    }

    @Test
    void aSpaceWithoutVotesStaysWithoutFault() {
        collecting.run(Hub.SPACE);
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).isEmpty();
        hub.vote("first", START);
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).containsExactly("first");
    }

    @Test
    void anUnknownSpaceIsAFault() {
        assertThat(Faults.expect(CollectFault.NOT_THERE, source.url("/graphql"), () -> collecting.run("no.eth")))
                .contains("'no.eth'");
        assertThatThrownBy(() -> collecting.run()).isInstanceOf(UserError.class).hasMessageContaining("ens.eth");
    }

    @Test
    void errorsOfGraphQlAreAFault() {
        source.on("/graphql", json("{\"errors\":[{\"message\":\"unauthorized\"}],\"data\":null}"));
        assertThat(Faults.expect(CollectFault.UPSTREAM_ERRORS, source.url("/graphql"), () -> collecting.run(Hub.SPACE)))
                .contains("unauthorized");
    }

    @Test
    void votesOutOfOrderAreAFault() {
        String vote = "{\"id\":\"%s\",\"voter\":\"0x1\",\"created\":%d,\"proposal\":null,\"choice\":1,\"vp\":1}";
        String page = "{\"data\":{\"votes\":[%s,%s]}}".formatted(vote.formatted("a", 2), vote.formatted("b", 1));
        source.on("/graphql", hub, hub, json(page));
        assertThat(Faults.expect(CollectFault.OUT_OF_ORDER, source.url("/graphql"), () -> collecting.run(Hub.SPACE)))
                .contains("b is created at 1, after one of 2");
        source.on("/graphql", hub, hub, json(page.replace("\"vp\"", "\"power\"")));
        Faults.expect(CollectFault.SCHEMA_CHANGED, source.url("/graphql"), () -> collecting.run(Hub.SPACE));
        assertThat(collecting.entries(VOTES)).isEmpty();
    }

    @Test
    void theHubsLimitOfRequestsIsWaitedFor() {
        votes(10, 7);
        source.on("/graphql", send(429, "slow down", "Retry-After", "40"), hub);
        collecting.run(Hub.SPACE);
        assertThat(landedVotes()).hasSize(10);
    }

    private void votes(int count, int eachSecond) {
        for (int n = 0; n < count; n++) {
            hub.vote("v%05d".formatted(n), START + n / eachSecond);
        }
    }

    private List<String> landedVotes() {
        List<String> ids = new ArrayList<>();
        try (RawZone zone = collecting.open()) {
            LandedRecords.votes(
                    zone, Hub.SPACE, record -> ids.add(record.path("id").asText()));
        }
        return ids;
    }
}

package io.chokepoint.ingest.collect;

import static io.chokepoint.ingest.collect.RecordedSource.gzip;
import static io.chokepoint.ingest.collect.RecordedSource.half;
import static io.chokepoint.ingest.collect.RecordedSource.json;
import static io.chokepoint.ingest.collect.RecordedSource.send;
import static io.chokepoint.ingest.collect.RecordedSource.slow;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoliteClientTest {
    private static final Duration INTERVAL = Duration.ofMillis(700);

    private final RecordedSource source = new RecordedSource();
    private final QuickTime time = new QuickTime();

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aBadGatewayIsAskedAgain() {
        source.on("/a", send(502, "bad"), json("[1]"));
        assertThat(get("/a").body()).asString().isEqualTo("[1]");
        assertThat(source.asked()).hasSize(2);
        assertThat(time.pauses().get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(source.asked().get(0).headers().getFirst("User-Agent")).isEqualTo("a test");
    }

    @Test
    void pausesDoubleUpToTheirBoundAndTriesEnd() {
        source.on("/a", send(503, "down"));
        Politeness eight = with(8, Duration.ofSeconds(10), 100);
        String message =
                Faults.expect(CollectFault.UPSTREAM_FAILED, source.url("/a"), () -> ask(client(eight), request("/a")));
        assertThat(message).contains("status 503, saying 'down'");
        assertThat(source.asked()).hasSize(8);
        List<Duration> backoffs =
                time.pauses().stream().filter(pause -> !pause.equals(INTERVAL)).toList();
        assertThat(backoffs).allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) <= 0);
        assertThat(backoffs).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) > 0);
    }

    @Test
    void retryAfterIsKeptInSeconds() {
        source.on("/a", send(429, "slow down", "Retry-After", "17"), json("[1]"));
        get("/a");
        assertThat(time.pauses()).contains(Duration.ofSeconds(17));
    }

    @Test
    void retryAfterIsKeptAsADate() {
        source.on("/a", send(503, "", "Retry-After", "Sun, 1 Nov 2026 12:01:30 GMT"), json("[1]"));
        get("/a");
        assertThat(time.pauses()).contains(Duration.ofSeconds(90));
    }

    @Test
    void aRetryAfterThatIsTooLongEndsTheRun() {
        source.on("/a", send(429, "", "Retry-After", "86400"), json("[1]"));
        assertThat(Faults.expect(CollectFault.RATE_LIMITED, source.url("/a"), () -> get("/a")))
                .contains("86400 s");
        assertThat(source.asked()).hasSize(1);
    }

    @Test
    void aRetryAfterInNoKnownNotationLeavesTheOwnPause() {
        assertThat(RetryAfter.parse("soon", time.now())).isEmpty();
        assertThat(RetryAfter.parse("Sun, 1 Nov 2020 12:01:30 GMT", time.now())).contains(Duration.ZERO);
    }

    @Test
    void aHalfWrittenBodyIsAskedAgainAndNeverTaken() {
        source.on("/a", half("[1,2,3,4]"), json("[1,2,3,4]"));
        assertThat(get("/a").body()).asString().isEqualTo("[1,2,3,4]");
        source.on("/a", half("[1,2,3,4]"));
        Faults.expect(CollectFault.TRUNCATED, source.url("/a"), () -> get("/a"));
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        source.on("/a", slow("[1]", Duration.ofSeconds(20)));
        Politeness hasty = with(2, Duration.ofSeconds(1), 100);
        Faults.expect(CollectFault.TIMED_OUT, source.url("/a"), () -> ask(client(hasty), request("/a")));
        assertThat(source.asked()).hasSize(2);
    }

    @Test
    void nobodyThereIsUnreachable() {
        URI gone;
        try (RecordedSource closed = new RecordedSource()) {
            gone = closed.url("/a");
        }
        PoliteClient client = new PoliteClient(
                Collecting.POLITENESS, List.of(new SourceHost("gone", gone, INTERVAL)), time, new Random(1));
        Faults.expect(CollectFault.UNREACHABLE, gone, () -> ask(client, Request.get("a", gone)));
    }

    @Test
    void redirectsOnTheHostAreFollowedAndOthersRefused() {
        try (RecordedSource other = new RecordedSource().on("/b", json("[1]"))) {
            source.on("/b", json("[2]"));
            source.on("/a", send(302, "", "Location", "/b"));
            assertThat(get("/a").body()).asString().isEqualTo("[2]");
            source.on("/a", send(302, "", "Location", other.url("/b").toString()));
            Faults.expect(CollectFault.REDIRECT_REFUSED, other.url("/b"), () -> get("/a"));
            source.on("/a", send(302, "", "Location", "http://[broken"));
            Faults.expect(CollectFault.REDIRECT_REFUSED, source.url("/a"), () -> get("/a"));
            source.on("/a", send(307, "", "Location", "/b"));
            Faults.expect(
                    CollectFault.REDIRECT_REFUSED,
                    source.url("/a"),
                    () -> ask(client(Collecting.POLITENESS), new Request("a", source.url("/a"), "{}", null)));
            source.on("/a", send(302, "", "Location", "/a"));
            Faults.expect(CollectFault.REDIRECT_REFUSED, source.url("/a"), () -> get("/a"));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void aHostThatIsNotConfiguredIsNotAsked() {
        try (RecordedSource other = new RecordedSource()) {
            Faults.expect(
                    CollectFault.HOST_NOT_CONFIGURED,
                    other.url("/a"),
                    () -> ask(client(Collecting.POLITENESS), Request.get("a", other.url("/a"))));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void gzipIsReadAndItsFaultsAreNamed() {
        source.on("/a", gzip("[1,2]", 0));
        assertThat(get("/a").body()).asString().isEqualTo("[1,2]");
        assertThat(source.asked().get(0).headers().getFirst("Accept-Encoding")).isEqualTo("gzip");
        source.on("/a", gzip("[1,2]", 9));
        Faults.expect(CollectFault.TRUNCATED, source.url("/a"), () -> get("/a"));
        source.on("/a", gzip(" ".repeat(100_000), 0));
        Politeness small = with(1, Duration.ofSeconds(10), 1000);
        Faults.expect(CollectFault.TOO_LARGE, source.url("/a"), () -> ask(client(small), request("/a")));
        source.on("/a", json("[1]", "Content-Encoding", "br"));
        Faults.expect(CollectFault.ENCODING_UNKNOWN, source.url("/a"), () -> get("/a"));
    }

    @Test
    void aBodyAboveTheBoundIsNotReadToItsEnd() {
        source.on("/a", json(" ".repeat(101)));
        Politeness small = with(3, Duration.ofSeconds(10), 100);
        Faults.expect(CollectFault.TOO_LARGE, source.url("/a"), () -> ask(client(small), request("/a")));
        assertThat(source.asked()).hasSize(1);
        source.on("/a", json(" ".repeat(100)));
        assertThat(ask(client(small), request("/a")).body()).hasSize(100);
    }

    @Test
    void whatIsKnownIsAskedForOnCondition() {
        source.on("/a", send(304, ""));
        Answer answer = client(Collecting.POLITENESS)
                .send(request("/a"), new Validators("\"v1\"", "Sun, 01 Nov 2026 00:00:00 GMT"));
        assertThat(answer.status()).isEqualTo(304);
        assertThat(source.asked().get(0).headers().getFirst("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(source.asked().get(0).headers().getFirst("If-Modified-Since"))
                .startsWith("Sun, 01 Nov");
        Faults.expect(CollectFault.REQUEST_REFUSED, source.url("/a"), () -> get("/a"));
    }

    @Test
    void refusalsAreNotAskedAgain() {
        Faults.expect(CollectFault.NOT_THERE, source.url("/absent"), () -> get("/absent"));
        source.on("/a", send(400, "first must be at most 1000"));
        assertThat(Faults.expect(CollectFault.REQUEST_REFUSED, source.url("/a"), () -> get("/a")))
                .contains("at most 1000");
        source.on("/b", send(204, ""));
        Faults.expect(CollectFault.REQUEST_REFUSED, source.url("/b"), () -> get("/b"));
        assertThat(source.asked()).hasSize(3);
    }

    @Test
    void aHostIsAskedOnceAtATimeAndNotTooSoon() {
        source.on("/a", slow("[1]", Duration.ofMillis(50)));
        PoliteClient client = client(Collecting.POLITENESS);
        List<CompletableFuture<Answer>> four = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> ask(client, request("/a"))))
                .toList();
        four.forEach(CompletableFuture::join);
        assertThat(source.mostAtOnce()).isEqualTo(1);
        assertThat(time.pauses()).containsExactly(INTERVAL, INTERVAL, INTERVAL);
    }

    @Test
    void aKeyGoesToItsHostAndNowhereElse() {
        source.on("/a", send(403, "no such key"), json("[1]"));
        PoliteClient client = keyed(true, "s3cret");
        String refusal =
                Faults.expect(CollectFault.REQUEST_REFUSED, source.url("/a"), () -> ask(client, request("/a")));
        assertThat(refusal).doesNotContain("s3cret");
        assertThat(source.asked().get(0).headers().getFirst("Authorization")).isEqualTo("Bearer s3cret");
    }

    @Test
    void aKeyThatIsNeededAndMissingIsNamedBeforeAnythingIsAsked() {
        assertThat(Faults.expect(
                        CollectFault.KEY_MISSING, source.url("/a"), () -> ask(keyed(true, null), request("/a"))))
                .contains("CHOKEPOINT_TEST_KEY");
        assertThat(Faults.expect(
                        CollectFault.KEY_MISSING,
                        source.url("/a"),
                        () -> ask(keyed(false, "s3cret\r\nHost: x"), request("/a"))))
                .doesNotContain("s3cret");
        assertThat(source.asked()).isEmpty();
        source.on("/a", json("[1]"));
        ask(keyed(false, " "), request("/a"));
        assertThat(source.asked().get(0).headers().containsKey("Authorization")).isFalse();
    }

    private PoliteClient keyed(boolean needed, String key) {
        ApiKey bearer = new ApiKey("CHOKEPOINT_TEST_KEY", "Authorization", "Bearer ", needed);
        return new PoliteClient(
                Collecting.POLITENESS,
                List.of(new SourceHost("test", source.url(""), INTERVAL, bearer)),
                time,
                new Random(1),
                name -> name.equals("CHOKEPOINT_TEST_KEY") ? key : null);
    }

    private Answer get(String path) {
        return ask(client(Collecting.POLITENESS), request(path));
    }

    private static Answer ask(PoliteClient client, Request request) {
        return client.send(request, Validators.NONE);
    }

    private Request request(String path) {
        return Request.get("a", source.url(path));
    }

    private static Politeness with(int tries, Duration timeout, int mostBytes) {
        Politeness usual = Collecting.POLITENESS;
        return new Politeness(
                usual.userAgent(),
                tries,
                timeout,
                usual.firstBackoff(),
                usual.longestBackoff(),
                usual.longestRetryAfter(),
                mostBytes);
    }

    private PoliteClient client(Politeness politeness) {
        return new PoliteClient(
                politeness, List.of(new SourceHost("test", source.url(""), INTERVAL)), time, new Random(1));
    }
}

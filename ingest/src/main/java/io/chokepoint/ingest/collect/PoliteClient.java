package io.chokepoint.ingest.collect;

import io.chokepoint.ingest.value.Quoted;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Asks configured hosts, one request at a time each, patiently and within bounds. */
public final class PoliteClient {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int MOST_REDIRECTS = 5;

    private final Politeness politeness;
    private final List<SourceHost> hosts;
    private final Waiting waiting;
    private final RandomGenerator random;
    private final UnaryOperator<String> environment;
    private final Exchange exchange;
    private final Map<String, HostGate> gates = new ConcurrentHashMap<>();

    /**
     * @param hosts the only ones that are asked
     * @param random spreads the pauses between tries
     */
    public PoliteClient(Politeness politeness, List<SourceHost> hosts, Waiting waiting, RandomGenerator random) {
        this(politeness, hosts, waiting, random, System::getenv);
    }

    /** @param environment the variables that have the keys of hosts, by name */
    PoliteClient(
            Politeness politeness,
            List<SourceHost> hosts,
            Waiting waiting,
            RandomGenerator random,
            UnaryOperator<String> environment) {
        this.politeness = politeness;
        this.hosts = List.copyOf(hosts);
        this.waiting = waiting;
        this.random = random;
        this.environment = environment;
        this.exchange = new Exchange(politeness);
    }

    Instant now() {
        return waiting.now();
    }

    /**
     * Asks until there is an answer or the tries are used up.
     *
     * @param validators of the page that is known; without any there is no 304
     * @throws CollectFailure with the fault of the last try
     */
    Answer send(Request request, Validators validators) {
        try {
            for (int tried = 1; ; tried++) {
                try {
                    return followed(request, validators);
                } catch (FailedTry failed) {
                    pause(request.url(), failed, tried);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CollectFailure(CollectFault.INTERRUPTED, request.url(), "told to stop while waiting", stopped);
        }
    }

    private void pause(URI url, FailedTry failed, int tried) throws InterruptedException {
        if (tried >= politeness.tries()) {
            throw failed.failure();
        }
        if (failed.retryAfter().compareTo(politeness.longestRetryAfter()) > 0) {
            throw new CollectFailure(
                    CollectFault.RATE_LIMITED,
                    url,
                    "asks for a pause of %d s, more than %d s"
                            .formatted(
                                    failed.retryAfter().toSeconds(),
                                    politeness.longestRetryAfter().toSeconds()),
                    failed);
        }
        Duration backoff = backoff(tried);
        waiting.pause(backoff.compareTo(failed.retryAfter()) > 0 ? backoff : failed.retryAfter());
    }

    /** Between half and all of the doubled pause, so that many clients do not come back together. */
    private Duration backoff(int tried) {
        long bound = politeness.longestBackoff().toMillis();
        long doubled = politeness.firstBackoff().toMillis() << Math.min(tried - 1, 20);
        double share = 0.5 + random.nextDouble() / 2;
        return Duration.ofMillis(Math.round(Math.min(bound, doubled) * share));
    }

    private Answer followed(Request request, Validators validators) throws FailedTry, InterruptedException {
        URI url = request.url();
        SourceHost host = host(url);
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            Instant at = waiting.now();
            HttpRequest sent = http(request, url, host, validators);
            HttpResponse<byte[]> response = one(host, sent);
            if (!REDIRECTS.contains(response.statusCode())) {
                return answer(sent, response, validators, at);
            }
            url = redirected(request, url, host, response);
        }
        throw new CollectFailure(
                CollectFault.REDIRECT_REFUSED,
                request.url(),
                "more than %d redirects, the last to %s".formatted(MOST_REDIRECTS, url));
    }

    private SourceHost host(URI url) {
        return hosts.stream()
                .filter(known -> known.serves(url))
                .findFirst()
                .orElseThrow(() -> new CollectFailure(
                        CollectFault.HOST_NOT_CONFIGURED,
                        url,
                        "the only base URLs are %s"
                                .formatted(hosts.stream().map(SourceHost::base).toList())));
    }

    private HttpResponse<byte[]> one(SourceHost host, HttpRequest request) throws FailedTry, InterruptedException {
        HostGate gate = gates.computeIfAbsent(request.uri().getAuthority(), name -> new HostGate(waiting));
        gate.enter(host.interval());
        try {
            Addresses.check(request.uri(), host.isLoopback());
            return exchange.send(request);
        } catch (UnknownHostException unknown) {
            throw FailedTry.of(CollectFault.UNREACHABLE, request.uri(), "the host has no address", unknown);
        } finally {
            gate.leave();
        }
    }

    private HttpRequest http(Request request, URI url, SourceHost host, Validators validators) {
        HttpRequest.Builder http = HttpRequest.newBuilder(url)
                .header("User-Agent", politeness.userAgent())
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip");
        if (host.key() != null) {
            host.key()
                    .value(url, environment)
                    .ifPresent(value -> http.header(host.key().header(), value));
        }
        if (validators.etag() != null) {
            http.header("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            http.header("If-Modified-Since", validators.lastModified());
        }
        if (request.body() == null) {
            return http.GET().build();
        }
        return http.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8))
                .build();
    }

    private static URI redirected(Request request, URI url, SourceHost host, HttpResponse<byte[]> response) {
        String location = response.headers().firstValue("Location").orElse("");
        try {
            URI target = url.resolve(location);
            if (request.body() == null && !location.isEmpty() && host.serves(target)) {
                return target;
            }
        } catch (IllegalArgumentException noUrl) {
            throw refused(url, response, location, noUrl);
        }
        throw refused(url, response, location, null);
    }

    private static CollectFailure refused(URI url, HttpResponse<byte[]> response, String location, Throwable cause) {
        return new CollectFailure(
                CollectFault.REDIRECT_REFUSED,
                url,
                "status %d sends to '%s'".formatted(response.statusCode(), location),
                cause);
    }

    private Answer answer(HttpRequest sent, HttpResponse<byte[]> response, Validators validators, Instant at)
            throws FailedTry {
        int status = response.statusCode();
        if (status == Answer.OK) {
            return new Answer(
                    status,
                    exchange.document(sent, response),
                    response.headers().firstValue("ETag").orElse(null),
                    response.headers().firstValue("Last-Modified").orElse(null),
                    at);
        }
        if (status == Answer.NOT_MODIFIED && validators.any()) {
            return new Answer(status, new byte[0], validators.etag(), validators.lastModified(), at);
        }
        String detail = "status %d, saying %s"
                .formatted(status, Quoted.of(new String(response.body(), StandardCharsets.UTF_8).strip()));
        if (status == TOO_MANY) {
            throw FailedTry.of(CollectFault.RATE_LIMITED, sent.uri(), detail, retryAfter(response));
        }
        if (status >= FIRST_SERVER_ERROR || status == TIMED_OUT) {
            throw FailedTry.of(CollectFault.UPSTREAM_FAILED, sent.uri(), detail, retryAfter(response));
        }
        throw new CollectFailure(
                GONE.contains(status) ? CollectFault.NOT_THERE : CollectFault.REQUEST_REFUSED, sent.uri(), detail);
    }

    private Duration retryAfter(HttpResponse<byte[]> response) {
        Optional<String> header = response.headers().firstValue("Retry-After");
        return header.flatMap(text -> RetryAfter.parse(text, waiting.now())).orElse(Duration.ZERO);
    }
}

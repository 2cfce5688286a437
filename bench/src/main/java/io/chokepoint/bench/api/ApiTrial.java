package io.chokepoint.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.bench.api.ApiPlatform.Api;
import io.chokepoint.bench.api.NodePrograms.Server;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Asks in turn, and holds the figures against each other. */
public final class ApiTrial {
    private static final String USER = "acme-analyst";
    private static final String NEIGHBOUR = "globex-admin";
    private static final int CONNECTIONS = 64;
    private static final int MANY = 256;
    private static final int ROUNDS = 3;
    private static final int SEQUENCE = 400;
    private static final int OVERLOAD = 4;
    private static final int TIMES_ITS_QUOTA = 20;
    private static final double NEIGHBOUR_RATE = 10;
    /** Points a second of the plan of {@link #USER}. */
    private static final int QUOTA_PER_SECOND = 500;
    /** Questions and seconds that keep within that quota. */
    private static final int WARM_RATE = 100;

    private static final int WARM_SECONDS = 20;
    /** What the neighbour may see of the days. */
    private static final int NEIGHBOUR_DAYS = 90;

    /** More points than any load here uses: the capacity is measured, not the quota. */
    private static final Map<String, String> WITHOUT_QUOTA = Map.of(
            "CHOKEPOINT_RATE_PLANS_GOLD_SIZE", "1000000000", "CHOKEPOINT_RATE_PLANS_GOLD_PER_SECOND", "1000000000");

    private final Path project;
    private final Path cache;
    private final IndexRows rows;
    private final int seconds;
    private final long seed;
    private final PrintStream progress;
    private final ApiFigures figures = new ApiFigures();

    /**
     * A trial.
     *
     * @param project folder of the build
     * @param cache where the servers' data is kept
     * @param seconds length of one load
     */
    public ApiTrial(Path project, Path cache, int subjects, int days, int seconds, long seed, PrintStream progress) {
        this.project = project;
        this.cache = cache;
        this.rows = new IndexRows(subjects, days);
        this.seconds = seconds;
        this.seed = seed;
        this.progress = progress;
    }

    /** Runs all of it. */
    public ApiFigures run() {
        NodePrograms node = new NodePrograms(project, progress);
        node.install();
        try (ApiPlatform platform =
                new ApiPlatform(project, cache.resolve("api-" + rows.subjects() + "x" + rows.days()), rows, progress)) {
            Questions questions = new Questions(node, rows, seed);
            JsonNode statements = statements(node, platform, questions);
            try (Api api = platform.start(WITHOUT_QUOTA);
                    Server peer = node.serve("yoga.mjs", platform.readerVariables())) {
                String yoga = peer.url() + "/graphql";
                say("Warming up");
                questions.load("mixed", api.url(), platform.token(USER), CONNECTIONS, seconds, 0);
                questions.load("mixed", yoga, platform.token(USER), CONNECTIONS, seconds, 0);
                one(platform, questions, api, statements);
                double capacity = beside(platform, questions, api, yoga);
                overload(platform, questions, api, capacity);
            }
            neighbour(platform, questions);
        }
        return figures;
    }

    private JsonNode statements(NodePrograms node, ApiPlatform platform, Questions questions) {
        say("Recording the statements of the API");
        try (Server recorder = node.serve("recorder.mjs", Map.of(), platform.clickHouse());
                Api api = platform.start(Map.of("CLICKHOUSE_URL", recorder.url()))) {
            return questions.statements(api.url(), platform.token(USER), recorder.url());
        }
    }

    private void one(ApiPlatform platform, Questions questions, Api api, JsonNode statements) {
        say("One question after another");
        double[] ofApi = new double[ROUNDS];
        double[] raw = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            raw[round] = questions
                    .sequence(platform.clickHouse(), statements, SEQUENCE)
                    .path("p50")
                    .asDouble();
            ofApi[round] = questions
                    .sequence(api.url(), platform.token(USER), SEQUENCE)
                    .path("p50")
                    .asDouble();
        }
        figures.figure("cold point query, p50, its " + statements.size() + " statements alone", median(raw), "ms");
        figures.figure("cold point query, p50", median(ofApi), "ms");
        figures.atMost("cold point query, p50, to its statements alone", median(ofApi) / median(raw), "ratio", 2);
    }

    /** Gives the point queries a second that the API carries. */
    private double beside(ApiPlatform platform, Questions questions, Api api, String yoga) {
        double[] ofApi = new double[ROUNDS];
        double[] ofPeer = new double[ROUNDS];
        double[] p99 = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ofPeer[round] = load(
                            "yoga",
                            "point",
                            CONNECTIONS,
                            () -> questions.load("point", yoga, platform.token(USER), CONNECTIONS, seconds, 0))
                    .path("perSecond")
                    .asDouble();
            JsonNode point = load(
                    "api",
                    "point",
                    CONNECTIONS,
                    () -> questions.load("point", api.url(), platform.token(USER), CONNECTIONS, seconds, 0));
            ofApi[round] = point.path("perSecond").asDouble();
            p99[round] = number(point.at("/answeredMs/p99"));
        }
        double capacity = median(ofApi);
        figures.atLeast("point queries a second, to yoga's", capacity / median(ofPeer), "ratio", 1.5);
        figures.atMost("point queries, p99 at 64 connections", median(p99), "ms", 250);
        for (String kind : List.of("series", "overview", "mixed")) {
            load(
                    "yoga",
                    kind,
                    CONNECTIONS,
                    () -> questions.load(kind, yoga, platform.token(USER), CONNECTIONS, seconds, 0));
            load(
                    "api",
                    kind,
                    CONNECTIONS,
                    () -> questions.load(kind, api.url(), platform.token(USER), CONNECTIONS, seconds, 0));
        }
        JsonNode cached = load(
                "api",
                "cached",
                CONNECTIONS,
                () -> questions.load("cached", api.url(), platform.token(USER), CONNECTIONS, seconds, 0));
        figures.atLeast(
                "cached answers a second, to cold ones",
                cached.path("perSecond").asDouble() / capacity,
                "ratio",
                10);
        return capacity;
    }

    private void overload(ApiPlatform platform, Questions questions, Api api, double capacity) {
        JsonNode result = load(
                "api",
                "point x" + OVERLOAD,
                MANY,
                () -> questions.load("point", api.url(), platform.token(USER), MANY, seconds, OVERLOAD * capacity));
        figures.atLeast(
                "answers under " + OVERLOAD + " times the capacity, to the capacity",
                result.path("perSecond").asDouble() / capacity,
                "ratio",
                0.8);
        figures.atMost("refusals under it, p99", number(result.at("/shedMs/p99")), "ms", 100);
    }

    private void neighbour(ApiPlatform platform, Questions questions) {
        say("A tenant at " + TIMES_ITS_QUOTA + " times its quota beside another");
        try (Api api = platform.start(Map.of())) {
            double noise = TIMES_ITS_QUOTA
                    * (double) QUOTA_PER_SECOND
                    / questions.cost("overview", api.url(), platform.token(USER));
            // A fresh process compiles what it executes while it is asked: each round of it would be another program.
            questions.load("point", api.url(), platform.token(USER), 4, WARM_SECONDS, WARM_RATE);
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                JsonNode alone = load("api", "point", 4, () -> neighbours(platform, questions, api));
                Thread noisy = new Thread(() ->
                        questions.load("overview", api.url(), platform.token(USER), CONNECTIONS, seconds + 8, noise));
                noisy.start();
                JsonNode beside = load("api", "beside", 4, () -> neighbours(platform, questions, api));
                noisy.join();
                ratios[round] = number(beside.at("/answeredMs/p99")) / number(alone.at("/answeredMs/p99"));
            }
            figures.atMost(
                    "p99 beside a tenant at " + TIMES_ITS_QUOTA + " times its quota, to alone",
                    median(ratios),
                    "ratio",
                    1.5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode neighbours(ApiPlatform platform, Questions questions, Api api) {
        return questions.load(
                "point", api.url(), platform.token(NEIGHBOUR), 4, seconds, NEIGHBOUR_RATE, NEIGHBOUR_DAYS);
    }

    private JsonNode load(String server, String question, int connections, Supplier<JsonNode> run) {
        say("%s: %s, %d connections".formatted(server, question, connections));
        JsonNode result = run.get();
        figures.load(server, question, connections, result);
        if (result.path("failed").asInt() > 0) {
            say("Failures: " + result.path("failures"));
        }
        return result;
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }

    private void say(String line) {
        progress.println(line);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

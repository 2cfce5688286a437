package io.chokepoint.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Asks servers the questions of {@code bench/load}. */
final class Questions {
    private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A question whose values stand in no other statement, so that its own can be found. */
    private static final String KEY = "bench/0042";

    private static final String INDEX = "THEIL_INDEX";
    private static final int UNTIL_REMEMBERED = 6;

    private final NodePrograms node;
    private final IndexRows rows;
    private final long seed;
    private int asked;

    Questions(NodePrograms node, IndexRows rows, long seed) {
        this.node = node;
        this.rows = rows;
        this.seed = seed;
    }

    /**
     * Load on a server.
     *
     * @param kind kind of question
     * @param rate questions a second, 0 for as many as the connections carry
     */
    JsonNode load(String kind, String url, String token, int connections, int seconds, double rate) {
        return load(kind, url, token, connections, seconds, rate, rows.days());
    }

    /** Load that asks for the last days alone. */
    JsonNode load(String kind, String url, String token, int connections, int seconds, double rate, int days) {
        ObjectNode order = order(kind, url, token, days);
        order.put("connections", connections);
        order.put("seconds", seconds);
        order.put("warmSeconds", 2);
        if (rate > 0) {
            order.put("rate", Math.max(1, Math.round(rate)));
        }
        return node.run("load.mjs", order);
    }

    /** One question after another, to the API. */
    JsonNode sequence(String url, String token, int count) {
        return node.run("sequence.mjs", sequenceOrder(url, token, count));
    }

    /** One question after another, to ClickHouse with the statements of the API. */
    JsonNode sequence(String url, JsonNode statements, int count) {
        ObjectNode order = sequenceOrder(url, "", count);
        order.set("statements", statements);
        ObjectNode recorded = order.putObject("recorded");
        recorded.put("key", KEY);
        recorded.put("index", INDEX);
        recorded.put("at", IndexRows.LAST_DAY.toString());
        return node.run("sequence.mjs", order);
    }

    /** The statements that an API behind a recorder sends for one question. */
    JsonNode statements(String url, String token, String recorder) {
        ObjectNode question = question("point", url, token);
        ObjectNode variables = question.putObject("variables");
        variables.put("key", KEY);
        variables.put("index", INDEX);
        variables.put("at", IndexRows.LAST_DAY.toString());
        Instant limit = Instant.now().plus(ARRIVAL_LIMIT);
        while (!post(url, token, question).contains("\"value\":")) {
            if (Instant.now().isAfter(limit)) {
                throw new BenchException("The API does not answer: " + post(url, token, question));
            }
            pause();
        }
        // As in the midst of a load: the subject is remembered, which the API begins to do when it has learnt what was
        // published last; and the question is another one each time, so that its answer is not.
        for (int i = 0; i < UNTIL_REMEMBERED; i++) {
            pause();
            post(url, token, named(question, "Remember" + i));
        }
        get(recorder + "/_recorded");
        post(url, token, named(question, "Record"));
        var found = JsonNodeFactory.instance.arrayNode();
        for (JsonNode request : parse(get(recorder + "/_recorded"))) {
            if (URLDecoder.decode(request.path("path").asText(), StandardCharsets.UTF_8)
                    .contains(KEY)) {
                found.add(request);
            }
        }
        if (found.isEmpty()) {
            throw new BenchException("The API has sent no statement for the question");
        }
        return found;
    }

    /** Points that a question of a kind is charged before it is answered. */
    long cost(String kind, String url, String token) {
        JsonNode answer = parse(post(url, token, question(kind, url, token)));
        JsonNode cost = answer.at("/extensions/cost/requestedQueryCost");
        if (!cost.isNumber()) {
            throw new BenchException("The API does not say what its answer costs: " + answer);
        }
        return cost.asLong();
    }

    private ObjectNode question(String kind, String url, String token) {
        return (ObjectNode) node.run("question.mjs", order(kind, url, token, rows.days()));
    }

    private static ObjectNode named(ObjectNode question, String name) {
        ObjectNode other = question.deepCopy();
        other.put("query", question.path("query").asText().replace("query Point(", "query " + name + "("));
        return other;
    }

    private ObjectNode sequenceOrder(String url, String token, int count) {
        ObjectNode order = order("point", url, token, rows.days());
        order.put("count", count);
        order.put("warm", Math.max(50, count / 5));
        return order;
    }

    /** Every order asks for other things than those before, so that nothing is answered from memory. */
    private ObjectNode order(String kind, String url, String token, int days) {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("kind", kind);
        order.put("url", url);
        order.put("token", token);
        order.put("seed", seed + asked++);
        ObjectNode shape = order.putObject("shape");
        shape.put("subjects", rows.subjects());
        shape.put("firstDay", IndexRows.LAST_DAY.minusDays(days - 1L).toString());
        shape.put("days", days);
        return order;
    }

    private static String post(String url, String token, ObjectNode question) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                .build());
    }

    private static String get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new BenchException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new BenchException("Not JSON: " + text, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }
}

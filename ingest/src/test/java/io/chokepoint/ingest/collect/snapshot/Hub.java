package io.chokepoint.ingest.collect.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.chokepoint.ingest.collect.RecordedSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A hub with one space: sorts, pages and limits as the real one does. */
final class Hub implements RecordedSource.Reply {
    static final String SPACE = "test.eth";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FIRST = 1000;
    private static final int MOST_SKIP = 5000;

    private final Map<String, ObjectNode> votes = new TreeMap<>();
    private final Map<String, ObjectNode> proposals = new TreeMap<>();
    private final Map<String, ObjectNode> statements = new TreeMap<>();

    void vote(String id, long created) {
        votes.put(
                id,
                JSON.createObjectNode()
                        .put("id", id)
                        .put("voter", "0xAb")
                        .put("created", created)
                        .put("choice", 1)
                        .put("vp", 0.5)
                        .putNull("proposal"));
    }

    void proposal(String id, long created, String state, String scoresState) {
        ObjectNode proposal = JSON.createObjectNode()
                .put("id", id)
                .put("author", "0xAb")
                .put("created", created)
                .put("start", created)
                .put("end", created + 10)
                .put("state", state)
                .put("scores_state", scoresState);
        proposal.putArray("choices").add("yes").add("no");
        proposals.put(id, proposal);
    }

    void statement(String id, long created, String text) {
        statements.put(
                id,
                JSON.createObjectNode()
                        .put("id", id)
                        .put("delegate", "0xAb")
                        .put("created", created)
                        .put("statement", text));
    }

    void forgetVotes() {
        votes.clear();
    }

    List<String> ids() {
        return List.copyOf(votes.keySet());
    }

    @Override
    public void to(HttpExchange exchange, String body) throws IOException {
        JsonNode request = JSON.readTree(body);
        String query = request.path("query").textValue();
        if (query.contains("{ spaces(")) {
            boolean known = request.path("variables").path("space").asText().equals(SPACE);
            String space = known ? "{\"id\":\"test.eth\",\"name\":\"Test\",\"network\":\"1\"}" : "";
            RecordedSource.json("{\"data\":{\"spaces\":[%s]}}".formatted(space)).to(exchange, body);
            return;
        }
        String list = List.of("votes", "proposals", "statements").stream()
                .filter(name -> query.contains("{ " + name + "("))
                .findFirst()
                .orElseThrow();
        Map<String, ObjectNode> wanted = Map.of("votes", votes, "proposals", proposals, "statements", statements)
                .get(list);
        JsonNode variables = request.path("variables");
        int first = variables.path("first").intValue();
        int skip = variables.path("skip").intValue();
        if (first > MOST_FIRST || skip > MOST_SKIP) {
            RecordedSource.send(400, "{\"errors\":[{\"message\":\"argument out of range\"}]}")
                    .to(exchange, body);
            return;
        }
        List<ObjectNode> sorted = new ArrayList<>(wanted.values());
        sorted.sort(Comparator.comparingLong(record -> record.path("created").longValue()));
        List<ObjectNode> page = sorted.stream()
                .filter(record -> record.path("created").longValue()
                        >= variables.path("from").longValue())
                .skip(skip)
                .limit(first)
                .toList();
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("data").putArray(list).addAll(page);
        RecordedSource.json(answer.toString()).to(exchange, body);
    }
}

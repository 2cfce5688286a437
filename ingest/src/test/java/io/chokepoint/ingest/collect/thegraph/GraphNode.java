package io.chokepoint.ingest.collect.thegraph;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.chokepoint.ingest.collect.RecordedSource;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A graph-node with one subgraph: pages by {@code id_gt}, gives 1,000 entities at most, and knows only its latest block. */
public final class GraphNode implements RecordedSource.Reply {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LIST =
            Pattern.compile("\\{ (\\w+)\\(first: (\\d+), orderBy: id, orderDirection: asc, block: \\{number: (\\d+)\\}"
                    + "(?:, where: \\{(.*?)\\})?\\) \\{ (.*) \\} \\}");
    private static final Pattern AFTER = Pattern.compile("id_gt: \"([^\"]*)\"");

    private final Map<String, Map<String, ObjectNode>> entities = new TreeMap<>();
    private long block = 20_000_000;
    private boolean failed;

    /** @param values names of fields and their values as JSON, in turn; the id is the first value */
    public void entity(String list, String id, String... values) throws IOException {
        ObjectNode entity = JSON.createObjectNode().put("id", id);
        for (int at = 0; at < values.length; at += 2) {
            entity.set(values[at], JSON.readTree(values[at + 1]));
        }
        entities.computeIfAbsent(list, name -> new TreeMap<>()).put(id, entity);
    }

    void advance() {
        block++;
    }

    void fail() {
        failed = true;
    }

    /** 12 seconds a block; 20,000,000 is of 2023-11-14. */
    long time() {
        return 1_700_000_000 + (block - 20_000_000) * 12;
    }

    @Override
    public void to(HttpExchange exchange, String body) throws IOException {
        String query = JSON.readTree(body).path("query").asText();
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode data = answer.putObject("data");
        Matcher list = LIST.matcher(query);
        if (query.equals(Block.QUERY)) {
            ObjectNode meta = data.putObject("_meta").put("hasIndexingErrors", failed);
            meta.putObject("block").put("number", block).put("hash", "0x01").put("timestamp", time());
        } else if (!list.matches() || Long.parseLong(list.group(3)) != block) {
            answer.putArray("errors").addObject().put("message", "cannot answer " + query);
        } else {
            String where = String.valueOf(list.group(4));
            Matcher after = AFTER.matcher(where);
            String from = after.find() ? after.group(1) : "";
            ArrayNode page = data.putArray(list.group(1));
            entities.getOrDefault(list.group(1), Map.of()).entrySet().stream()
                    .filter(entity -> entity.getKey().compareTo(from) > 0)
                    .limit(Math.min(1000, Integer.parseInt(list.group(2))))
                    .forEach(entity -> page.add(entity.getValue()));
        }
        RecordedSource.json(answer.toString()).to(exchange, body);
    }
}

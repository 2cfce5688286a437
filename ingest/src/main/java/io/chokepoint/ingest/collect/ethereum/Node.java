package io.chokepoint.ingest.collect.ethereum;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.ingest.collect.Answer;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Questions to a node: JSON-RPC 2.0 by POST.
 *
 * <p>Each has an id of its own, which the answer repeats, so that no two pages of a sequence have the same bytes: a block
 * that comes back after a reorganisation is a new page.
 */
final class Node {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern LAST_ID = Pattern.compile(".*\"id\":(\\d{1,18}).*", Pattern.DOTALL);

    private final CollectRun run;
    private final URI url;
    private long nextId;

    /** @param url where the node is asked; also in the manifest, so no place for a key */
    Node(CollectRun run, URI url) {
        this.run = run;
        this.url = url;
    }

    /** An answer, and the question that it lands with. */
    record Reply(Request request, Answer answer, JsonNode content) {}

    URI url() {
        return url;
    }

    /** Counts on from the last question of a document, also one of an earlier process. */
    void countOn(String document) {
        run.zone().entries(document).forEach(entry -> {
            Matcher last = LAST_ID.matcher(String.valueOf(entry.body()));
            if (last.matches()) {
                nextId = Math.max(nextId, Long.parseLong(last.group(1)));
            }
        });
    }

    /** The CAIP-2 id of the network that the node is on. */
    String network() {
        return "eip155:" + quantity("eth_chainId");
    }

    /** The number of the newest block. */
    long head() {
        return quantity("eth_blockNumber");
    }

    private long quantity(String method) {
        ObjectNode call = call(method);
        Reply reply = ask("node", null, call);
        return Quantity.parse(url, method, result(call, reply.content()));
    }

    /**
     * The logs that a contract wrote in some blocks.
     *
     * @throws TooMuch if the node refuses the range for its size, or for that of the answer
     */
    Reply logs(String document, String contract, BlockRange range) throws TooMuch {
        ObjectNode call = call("eth_getLogs");
        ((ArrayNode) call.get("params"))
                .addObject()
                .put("address", contract)
                .put("fromBlock", Quantity.of(range.from()))
                .put("toBlock", Quantity.of(range.to()));
        try {
            Reply reply = ask(document, range.toString(), call);
            JsonNode error = reply.content().path("error");
            if (error.isObject() && TooMuch.says(error.path("message").asText())) {
                throw new TooMuch(failure(error));
            }
            result(call, reply.content());
            return reply;
        } catch (CollectFailure refused) {
            if (TooMuch.is(refused)) {
                throw new TooMuch(refused);
            }
            throw refused;
        }
    }

    /** The headers of blocks by number, in one batch. */
    Reply headers(String document, BlockRange range, Collection<Long> numbers) {
        ArrayNode batch = NODES.arrayNode();
        for (long number : numbers) {
            ObjectNode call = call("eth_getBlockByNumber");
            ((ArrayNode) call.get("params")).add(Quantity.of(number)).add(false);
            batch.add(call);
        }
        Reply reply = ask(document, range.toString(), batch);
        if (!reply.content().isArray()) {
            result(batch.get(0), reply.content());
            throw new CollectFailure(CollectFault.SCHEMA_CHANGED, url, "the answer to a batch is no list");
        }
        return reply;
    }

    private Reply ask(String document, String cursor, JsonNode body) {
        Request request = new Request(document, url, body.toString(), cursor);
        Answer answer = run.ask(request);
        try {
            return new Reply(request, answer, JSON.readTree(answer.body()));
        } catch (JsonProcessingException invalid) {
            throw new CollectFailure(
                    CollectFault.INVALID_JSON, url, String.valueOf(invalid.getOriginalMessage()), invalid);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from memory", impossible);
        }
    }

    private ObjectNode call(String method) {
        ObjectNode call = NODES.objectNode();
        call.put("jsonrpc", "2.0").put("id", ++nextId).put("method", method).putArray("params");
        return call;
    }

    private JsonNode result(JsonNode call, JsonNode content) {
        if (content.hasNonNull("error")) {
            throw failure(content.get("error"));
        }
        if (content.path("id").asLong(-1) != call.path("id").asLong() || !content.hasNonNull("result")) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED,
                    url,
                    "the answer to %s has no result for id %s"
                            .formatted(
                                    call.path("method").asText(),
                                    call.path("id").asText()));
        }
        return content.get("result");
    }

    private CollectFailure failure(JsonNode error) {
        String message = error.toString();
        return new CollectFailure(
                TooMuch.saysRate(message) ? CollectFault.RATE_LIMITED : CollectFault.UPSTREAM_ERRORS, url, message);
    }
}

package io.chokepoint.ingest.collect.ethereum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.chokepoint.ingest.collect.RecordedSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A node with one chain that answers as real ones do: it refuses ranges that are too wide and answers that are too long, and
 * its newest blocks can be replaced. Blocks are an hour apart.
 */
public final class Chain implements RecordedSource.Reply {
    public static final String CONTRACT = "0x" + "c0".repeat(20);
    public static final long START = 1_767_225_600L;
    public static final long BLOCK_SECONDS = 3600;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> ranges = new ArrayList<>();
    private int widest = Integer.MAX_VALUE;
    private int mostLogs = Integer.MAX_VALUE;
    private boolean logsAreTimed;
    private boolean losesLogs;
    private int moves;

    private record Block(String hash, List<ObjectNode> logs) {}

    /** Adds blocks without logs up to this number; fork tells the hashes of one branch from those of another. */
    public Chain upTo(int number, String fork) {
        while (blocks.size() <= number) {
            blocks.add(new Block(word(fork + "%06x".formatted(blocks.size())), new ArrayList<>()));
        }
        return this;
    }

    /** Forgets this block and those after it. */
    public Chain dropFrom(int number) {
        blocks.subList(number, blocks.size()).clear();
        return this;
    }

    /** A transfer in a block; holders are two hexadecimal digits, 00 mints. */
    public Chain transfer(int block, String transaction, String sender, String recipient, long amount) {
        return log(block, transaction, word(Long.toHexString(amount)), TRANSFER, holder(sender), holder(recipient));
    }

    public Chain log(int block, String transaction, String data, String... topics) {
        Block in = blocks.get(block);
        ObjectNode log = JSON.createObjectNode()
                .put("address", CONTRACT)
                .put("data", data)
                .put("blockNumber", "0x" + Integer.toHexString(block))
                .put("blockHash", in.hash())
                .put("transactionHash", word(transaction))
                .put("transactionIndex", "0x0")
                .put("logIndex", "0x" + Integer.toHexString(in.logs().size()))
                .put("removed", false);
        ArrayNode names = log.putArray("topics");
        List.of(topics).forEach(names::add);
        in.logs().add(log);
        return this;
    }

    public Chain refusesMoreThan(int blocksAtOnce, int logsAtOnce) {
        widest = blocksAtOnce;
        mostLogs = logsAtOnce;
        return this;
    }

    public Chain saysTheTimeInLogs() {
        logsAreTimed = true;
        return this;
    }

    /** Answers no logs at all from here on. */
    Chain losesLogs() {
        losesLogs = true;
        return this;
    }

    /** Says of every log of the newest block that it is removed. */
    public Chain removesTheNewest() {
        blocks.get(blocks.size() - 1).logs().forEach(log -> log.put("removed", true));
        return this;
    }

    /** Has another hash for every block when headers are asked, this many times. */
    Chain movesBetweenQuestions(int times) {
        moves = times;
        return this;
    }

    /** The ranges that logs were asked for, in order; those that were refused have a {@code !}. */
    List<String> ranges() {
        return ranges;
    }

    public static String word(String hex) {
        return "0x" + "0".repeat(64 - hex.length()) + hex;
    }

    public static String holder(String digits) {
        return word(digits.equals("00") ? "0" : digits.repeat(20));
    }

    @Override
    public void to(HttpExchange exchange, String body) throws IOException {
        JsonNode request = JSON.readTree(body);
        JsonNode answer;
        if (request.isArray()) {
            ArrayNode batch = JSON.createArrayNode();
            request.forEach(call -> batch.add(answer(call)));
            moves = Math.max(0, moves - 1);
            answer = batch;
        } else {
            answer = answer(request);
        }
        RecordedSource.json(answer.toString()).to(exchange, body);
    }

    private ObjectNode answer(JsonNode call) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", call.get("id"));
        JsonNode parameters = call.path("params");
        switch (call.path("method").asText()) {
            case "eth_chainId" -> answer.put("result", "0x1");
            case "eth_blockNumber" -> answer.put("result", "0x" + Integer.toHexString(blocks.size() - 1));
            case "eth_getBlockByNumber" -> header(answer, number(parameters.get(0)));
            case "eth_getLogs" -> logs(answer, parameters.get(0));
            default -> answer.putObject("error").put("code", -32601).put("message", "the method does not exist");
        }
        return answer;
    }

    private void header(ObjectNode answer, int number) {
        if (number >= blocks.size()) {
            answer.putNull("result");
            return;
        }
        String hash = blocks.get(number).hash();
        answer.putObject("result")
                .put("number", "0x" + Integer.toHexString(number))
                .put("hash", moves > 0 ? hash.replaceAll("0x0", "0xf") : hash)
                .put("timestamp", "0x" + Long.toHexString(START + number * BLOCK_SECONDS));
    }

    private void logs(ObjectNode answer, JsonNode filter) {
        int from = number(filter.get("fromBlock"));
        int to = number(filter.get("toBlock"));
        List<ObjectNode> logs = new ArrayList<>();
        for (int number = from; number <= Math.min(to, blocks.size() - 1); number++) {
            for (ObjectNode log : blocks.get(number).logs()) {
                logs.add(
                        logsAreTimed
                                ? log.deepCopy()
                                        .put("blockTimestamp", "0x" + Long.toHexString(START + number * BLOCK_SECONDS))
                                : log);
            }
        }
        boolean tooWide = to - from + 1 > widest;
        boolean tooMany = logs.size() > mostLogs;
        ranges.add(from + "-" + to + (tooWide || tooMany ? "!" : ""));
        if (tooWide) {
            answer.putObject("error").put("code", -32600).put("message", "block range is too wide");
        } else if (tooMany) {
            answer.putObject("error")
                    .put("code", -32005)
                    .put("message", "query returned more than %d results".formatted(mostLogs));
        } else {
            ArrayNode result = answer.putArray("result");
            if (!losesLogs) {
                logs.forEach(result::add);
            }
        }
    }

    private static int number(JsonNode quantity) {
        return Integer.parseInt(quantity.asText().substring(2), 16);
    }
}

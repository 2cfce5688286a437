package io.chokepoint.ingest.collect.filecoin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.chokepoint.ingest.collect.RecordedSource;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** A Lotus node with some miners; answers only about the tipset that it has. */
public final class Lotus implements RecordedSource.Reply {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String[]> miners = new TreeMap<>();
    private long height = 1000;

    /** @param power quality-adjusted, in bytes; a tenth of it is raw */
    public void miner(String id, String owner, String power) {
        miners.put(id, new String[] {owner, power});
    }

    void forget() {
        miners.clear();
    }

    /** Another tipset is final, 30 seconds a height. */
    void advance() {
        height++;
    }

    long time() {
        return 1_700_000_000 + height * 30;
    }

    @Override
    public void to(HttpExchange exchange, String body) throws IOException {
        JsonNode request = JSON.readTree(body);
        JsonNode params = request.path("params");
        String answer = "{\"jsonrpc\":\"2.0\",\"id\":%s,%s}\n".formatted(request.path("id"), answer(request, params));
        RecordedSource.json(answer).to(exchange, body);
    }

    private String answer(JsonNode request, JsonNode params) throws IOException {
        String key = "[{\"/\":\"bafy%d\"}]".formatted(height);
        String method = request.path("method").asText();
        if (method.equals("Filecoin.ChainGetFinalizedTipSet")) {
            return "\"result\":{\"Cids\":%s,\"Blocks\":[{\"Miner\":\"f01\",\"Timestamp\":%d}],\"Height\":%d}"
                    .formatted(key, time(), height);
        }
        if (!params.get(params.size() - 1).equals(JSON.readTree(key))) {
            return "\"error\":{\"code\":1,\"message\":\"tipset not found\"}";
        }
        if (method.equals("Filecoin.StateListMiners")) {
            return "\"result\":" + JSON.writeValueAsString(miners.keySet());
        }
        String[] miner = miners.get(params.get(0).asText());
        return method.equals("Filecoin.StateMinerPower")
                ? ("\"result\":{\"MinerPower\":{\"RawBytePower\":\"%s\",\"QualityAdjPower\":\"%s\"},"
                                + "\"TotalPower\":{\"RawBytePower\":\"1\",\"QualityAdjPower\":\"1\"},\"HasMinPower\":true}")
                        .formatted(new BigInteger(miner[1]).divide(BigInteger.TEN), miner[1])
                : "\"result\":{\"Owner\":\"%s\",\"Worker\":\"f09\",\"SectorSize\":34359738368}".formatted(miner[0]);
    }
}

package io.chokepoint.ingest.collect.cosmos;

import com.sun.net.httpserver.HttpExchange;
import io.chokepoint.ingest.collect.RecordedSource;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A node of a Cosmos chain that pages through its validators as the real ones do: by opaque keys, null at the end. */
public final class Chain implements RecordedSource.Reply {
    public static final String PATH = "/cosmos/staking/v1beta1/validators";

    private final List<String> validators = new ArrayList<>();
    private final int most;

    /** @param most validators of a page at most, as nodes may give fewer than they are asked for */
    public Chain(int most) {
        this.most = most;
    }

    public void validator(String operator, String status, String tokens) {
        validators.add(
                """
                {"operator_address":"%s","description":{"moniker":"a } \\" b"},"status":"%s","jailed":false,
                 "tokens":"%s","delegator_shares":"%s.000000000000000000"}"""
                        .formatted(operator, status, tokens, tokens));
    }

    public void forget() {
        validators.clear();
    }

    @Override
    public void to(HttpExchange exchange, String body) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        int from = 0;
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("pagination.key=")) {
                String key = URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
                from = Integer.parseInt(
                        new String(Base64.getDecoder().decode(key), StandardCharsets.US_ASCII).replace("~", ""));
            }
        }
        int to = Math.min(from + most, validators.size());
        String next = to == validators.size()
                ? "null"
                : "\"" + Base64.getEncoder().encodeToString(("~~~" + to).getBytes(StandardCharsets.US_ASCII)) + "\"";
        RecordedSource.json("{\"validators\":[%s],\n\"pagination\":{\"next_key\":%s,\"total\":\"0\"}}"
                        .formatted(String.join(",\n", validators.subList(from, to)), next))
                .to(exchange, body);
    }
}

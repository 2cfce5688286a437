package io.chokepoint.ingest.collect.solana;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.ApiKey;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.JsonShape;
import io.chokepoint.ingest.collect.Names;
import io.chokepoint.ingest.collect.SourceHost;
import io.chokepoint.ingest.collect.WholeDocument;
import io.chokepoint.ingest.value.Quoted;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Validators of Solana as validators.app has them, in one document. It answers nobody without a key. */
public final class SolanaCollector implements Collector {
    private static final String API = "solana";
    private static final List<String> NETWORKS = List.of("mainnet", "testnet");

    @Override
    public String source() {
        return "solana";
    }

    @Override
    public String names() {
        return "networks, mainnet or testnet; one at least";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(new SourceHost(
                API,
                URI.create("https://www.validators.app"),
                Duration.ofSeconds(15),
                new ApiKey("CHOKEPOINT_VALIDATORS_APP_KEY", "Token", "", true)));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        for (String network : Names.some(this, names)) {
            if (!NETWORKS.contains(network)) {
                throw new UserError("Network %s is none of %s".formatted(Quoted.of(network), NETWORKS));
            }
            new WholeDocument(
                            "validators/" + network,
                            API,
                            "/api/v1/validators/" + network + ".json",
                            JsonShape.list(
                                    List.of(),
                                    "account",
                                    "active_stake",
                                    "autonomous_system_number",
                                    "data_center_key",
                                    "delinquent",
                                    "commission"))
                    .collect(run);
        }
    }
}

package io.chokepoint.ingest.collect;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.akash.AkashCollector;
import io.chokepoint.ingest.collect.cosmos.CosmosCollector;
import io.chokepoint.ingest.collect.defillama.DefiLlamaCollector;
import io.chokepoint.ingest.collect.ethereum.EthereumCollector;
import io.chokepoint.ingest.collect.filecoin.FilecoinCollector;
import io.chokepoint.ingest.collect.helium.HeliumCollector;
import io.chokepoint.ingest.collect.snapshot.SnapshotCollector;
import io.chokepoint.ingest.collect.solana.SolanaCollector;
import io.chokepoint.ingest.collect.thegraph.SubgraphCollector;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All collectors, by source in alphabetical order. */
public final class CollectorCatalog {
    private static final List<Collector> ALL = List.of(
            new AkashCollector(),
            new CosmosCollector(),
            new DefiLlamaCollector(),
            new EthereumCollector(),
            new FilecoinCollector(),
            new HeliumCollector(),
            new SnapshotCollector(),
            new SolanaCollector(),
            new SubgraphCollector());

    private CollectorCatalog() {}

    public static List<Collector> all() {
        return ALL;
    }

    /**
     * The collector of a source.
     *
     * @throws UserError naming the sources there are, if it is none of them
     */
    public static Collector of(String source) {
        return ALL.stream()
                .filter(collector -> collector.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new UserError("Source '%s' is none of %s"
                        .formatted(
                                source,
                                String.join(
                                        ", ",
                                        ALL.stream().map(Collector::source).toList()))));
    }

    /**
     * Where a collector asks.
     *
     * @param elsewhere base URLs in place of the collector's own, by the host's name
     * @throws UserError if a name is none of its hosts, or a base URL is not allowed
     */
    public static List<SourceHost> hosts(Collector collector, Map<String, URI> elsewhere) {
        List<SourceHost> own = collector.hosts();
        Set<String> unknown = new HashSet<>(elsewhere.keySet());
        own.forEach(host -> unknown.remove(host.name()));
        if (!unknown.isEmpty()) {
            throw new UserError("--base-url %s: the hosts of %s are %s"
                    .formatted(
                            String.join(", ", unknown.stream().sorted().toList()),
                            collector.source(),
                            String.join(", ", own.stream().map(SourceHost::name).toList())));
        }
        return own.stream()
                .map(host -> elsewhere.containsKey(host.name()) ? host.at(elsewhere.get(host.name())) : host)
                .toList();
    }
}

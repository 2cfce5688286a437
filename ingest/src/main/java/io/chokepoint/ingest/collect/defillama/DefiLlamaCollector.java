package io.chokepoint.ingest.collect.defillama;

import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.Names;
import io.chokepoint.ingest.collect.SourceHost;
import io.chokepoint.ingest.collect.WholeDocument;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whole documents of DefiLlama: protocols, chains, stablecoins and pools, what is earned in fees, and histories.
 *
 * <p>It states no limit of requests; one a second is asked at most.
 */
public final class DefiLlamaCollector implements Collector {
    static final String API = "defillama";
    static final String STABLECOINS = "defillama-stablecoins";
    static final String YIELDS = "defillama-yields";

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Override
    public String source() {
        return "defillama";
    }

    @Override
    public String names() {
        return "slugs of protocols, such as uniswap; fees:SLUG, revenue:SLUG, holders-revenue:SLUG, chain:NAME and"
                + " stablecoin:ID for histories; without any, what is of all";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(
                new SourceHost(API, URI.create("https://api.llama.fi"), INTERVAL),
                new SourceHost(STABLECOINS, URI.create("https://stablecoins.llama.fi"), INTERVAL),
                new SourceHost(YIELDS, URI.create("https://yields.llama.fi"), INTERVAL));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        Stream<WholeDocument> named = Names.of(names).stream().map(DefiLlamaDocuments::named);
        Stream.concat(DefiLlamaDocuments.OF_ALL.stream(), named).toList().forEach(document -> document.collect(run));
    }
}

package io.chokepoint.ingest.collect.defillama;

import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.JsonShape;
import io.chokepoint.ingest.collect.Request;
import io.chokepoint.ingest.collect.SourceHost;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Whole documents of DefiLlama: the lists of protocols, chains and stablecoins, and each named protocol's history.
 *
 * <p>It states no limit of requests; one a second is asked at most.
 */
public final class DefiLlamaCollector implements Collector {
    private static final String API = "defillama";
    private static final String STABLECOINS = "defillama-stablecoins";
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Override
    public String source() {
        return "defillama";
    }

    @Override
    public String names() {
        return "slugs of protocols, such as uniswap; without any, the lists alone";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(
                new SourceHost(API, URI.create("https://api.llama.fi"), INTERVAL),
                new SourceHost(STABLECOINS, URI.create("https://stablecoins.llama.fi"), INTERVAL));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        List<String> slugs = names.stream().map(CollectRun::name).toList();
        run.document(
                Request.get("protocols", run.url(API, "/protocols")),
                JsonShape.list(List.of(), "id", "name", "chains", "tvl"));
        run.document(Request.get("chains", run.url(API, "/v2/chains")), JsonShape.list(List.of(), "name", "tvl"));
        run.document(
                Request.get("stablecoins", run.url(STABLECOINS, "/stablecoins?includePrices=true")),
                JsonShape.list(List.of("peggedAssets"), "id", "name", "symbol", "pegType", "circulating"));
        for (String slug : slugs) {
            run.document(
                    Request.get("protocol/" + slug, run.url(API, "/protocol/" + slug)),
                    JsonShape.object("chainTvls", "id", "name", "chains", "currentChainTvls"));
        }
    }
}

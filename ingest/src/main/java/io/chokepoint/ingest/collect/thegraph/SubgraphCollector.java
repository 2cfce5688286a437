package io.chokepoint.ingest.collect.thegraph;

import io.chokepoint.ingest.collect.Answer;
import io.chokepoint.ingest.collect.ApiKey;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.Names;
import io.chokepoint.ingest.collect.Request;
import io.chokepoint.ingest.collect.SourceHost;
import io.chokepoint.ingest.collect.paged.JsonPage;
import io.chokepoint.ingest.collect.paged.LandedSweep;
import io.chokepoint.ingest.collect.paged.ListSweep;
import io.chokepoint.ingest.collect.paged.PagedList;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Subgraphs of The Graph: lending protocols, exchanges and governance in Messari's schemas, and Livepeer.
 *
 * <p>All lists of a subgraph are of one block. A block is left once they are complete; a run that stopped goes on at the same
 * one.
 */
public final class SubgraphCollector implements Collector {
    private static final String GATEWAY = "thegraph";

    @Override
    public String source() {
        return "thegraph";
    }

    @Override
    public String names() {
        return "SCHEMA:CHAIN:NAME:ID, where the schema is lending, dex, governance or livepeer, the chain a number such as 1,"
                + " the name what you call it, and the id the subgraph's; one at least";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(new SourceHost(
                GATEWAY,
                URI.create("https://gateway.thegraph.com/api"),
                Duration.ofMillis(500),
                new ApiKey("CHOKEPOINT_THEGRAPH_KEY", "Authorization", "Bearer ", true)));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        List<SubgraphName> subgraphs =
                Names.some(this, names).stream().map(SubgraphName::parse).toList();
        for (SubgraphName subgraph : subgraphs) {
            URI url = run.url(GATEWAY, "/subgraphs/id/" + subgraph.id());
            Block block = unfinished(run, subgraph, url).orElseGet(() -> latest(run, subgraph, url));
            for (EntityList list : subgraph.schema().lists()) {
                if (!complete(run, subgraph.document(list.kind()), block)) {
                    ListSweep.run(
                            run,
                            new PagedList(
                                    subgraph.document(list.kind()), list.shape(), new IdPaging(url, list, block)));
                }
            }
        }
    }

    private static Block latest(CollectRun run, SubgraphName subgraph, URI url) {
        Request request = new Request(subgraph.document("block"), url, "{\"query\":\"" + Block.QUERY + "\"}", null);
        Answer answer = run.ask(request);
        Block block = Block.of(url, JsonPage.read(url, answer.body()));
        run.land(request, answer, 1, null);
        return block;
    }

    /** The block that was asked for last, if a list of the same subgraph is not complete at it. */
    private static Optional<Block> unfinished(CollectRun run, SubgraphName subgraph, URI url) {
        return run.last(subgraph.document("block"))
                .filter(entry -> entry.url().equals(url.toString()))
                .map(entry -> block(run, entry))
                .filter(block -> subgraph.schema().lists().stream()
                        .anyMatch(list -> !complete(run, subgraph.document(list.kind()), block)));
    }

    private static Block block(CollectRun run, ManifestEntry entry) {
        URI place = URI.create(entry.url());
        return Block.of(place, JsonPage.read(place, run.zone().page(entry)));
    }

    private static boolean complete(CollectRun run, String document, Block block) {
        List<LandedSweep> sweeps = LandedSweep.complete(run.zone(), document);
        return !sweeps.isEmpty() && sweeps.get(sweeps.size() - 1).asOf().equals(block.time());
    }
}

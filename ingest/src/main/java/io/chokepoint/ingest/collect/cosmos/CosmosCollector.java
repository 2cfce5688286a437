package io.chokepoint.ingest.collect.cosmos;

import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.Names;
import io.chokepoint.ingest.collect.SourceHost;
import io.chokepoint.ingest.collect.paged.KeyPaging;
import io.chokepoint.ingest.collect.paged.ListSweep;
import io.chokepoint.ingest.collect.paged.PageShape;
import io.chokepoint.ingest.collect.paged.PagedList;
import java.time.Duration;
import java.util.List;

/**
 * Validators of one chain, from the REST interface of one of its nodes.
 *
 * <p>Every chain has nodes of its own, so that there is no place to ask unless one is named.
 */
public final class CosmosCollector implements Collector {
    private static final String NODE = "cosmos";
    private static final PageShape VALIDATORS =
            PageShape.list("/validators", "/operator_address", "/description/moniker", "/status", "/jailed", "/tokens");

    @Override
    public String source() {
        return "cosmos";
    }

    @Override
    public String names() {
        return "the id of the chain that the node is of, such as cosmoshub-4";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(SourceHost.toBeNamed(NODE, Duration.ofMillis(500)));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        String chain = Names.one(this, names);
        ListSweep.run(
                run,
                new PagedList(
                        "validators/" + chain,
                        VALIDATORS,
                        KeyPaging.of(
                                run.url(NODE, "/cosmos/staking/v1beta1/validators?pagination.limit=200"),
                                "pagination.key",
                                "/pagination/next_key")));
    }
}

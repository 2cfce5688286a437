package io.chokepoint.ingest.collect.snapshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.ingest.collect.Answer;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.JsonShape;
import io.chokepoint.ingest.collect.Names;
import io.chokepoint.ingest.collect.Request;
import io.chokepoint.ingest.collect.SourceHost;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Spaces of the Snapshot hub with their proposals, votes and statements of delegates.
 *
 * <p>The hub answers 100 requests a minute to each address; 80 are asked at most.
 */
public final class SnapshotCollector implements Collector {
    private static final String HUB = "snapshot";
    private static final Duration INTERVAL = Duration.ofMillis(750);
    private static final JsonShape SPACE = JsonShape.list(List.of("data", "spaces"), "id", "name", "network");
    private static final String SPACE_QUERY =
            "query ($space: String!) { spaces(first: 1, where: {id: $space}) { id name network symbol"
                    + " strategies { name network params } admins members moderators"
                    + " voting { delay period type quorum quorumType privacy hideAbstain }"
                    + " treasuries { name address network } parent { id } children { id }"
                    + " proposalsCount votesCount followersCount verified flagged turbo created } }";

    @Override
    public String source() {
        return "snapshot";
    }

    @Override
    public String names() {
        return "ids of spaces, such as ens.eth; one at least";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(new SourceHost(HUB, URI.create("https://hub.snapshot.org"), INTERVAL));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        List<String> spaces = Names.some(this, names);
        URI url = run.url(HUB, "/graphql");
        for (String space : spaces) {
            space(run, url, space);
            new Sweep(run, url, space, SnapshotList.PROPOSALS).run();
            new Sweep(run, url, space, SnapshotList.VOTES).run();
            new Sweep(run, url, space, SnapshotList.STATEMENTS).run();
        }
    }

    private static void space(CollectRun run, URI url, String space) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("query", SPACE_QUERY).putObject("variables").put("space", space);
        Request request = new Request("space/" + space, url, body.toString(), null);
        Answer answer = run.ask(request);
        int records = HubPage.records(url, answer.body(), "spaces", SPACE).size();
        if (records == 0) {
            throw new CollectFailure(CollectFault.NOT_THERE, url, "the hub has no space '%s'".formatted(space));
        }
        run.land(request, answer, records, null);
    }
}

package io.chokepoint.ingest.collect.helium;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.Names;
import io.chokepoint.ingest.collect.SourceHost;
import io.chokepoint.ingest.collect.paged.KeyPaging;
import io.chokepoint.ingest.collect.paged.ListSweep;
import io.chokepoint.ingest.collect.paged.PageShape;
import io.chokepoint.ingest.collect.paged.PagedList;
import io.chokepoint.ingest.value.Quoted;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Hotspots of Helium: those of a subnetwork from the entity service, which says where they are, or those of a server of the
 * older interface, which says whose they are.
 *
 * <p>Neither states a limit of requests; one a second is asked at most.
 */
public final class HeliumCollector implements Collector {
    private static final String ENTITIES = "helium";
    private static final String OLDER = "helium-v1";
    private static final String HOTSPOTS = "v1";
    private static final List<String> SUBNETWORKS = List.of("iot", "mobile");
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Override
    public String source() {
        return "helium";
    }

    @Override
    public String names() {
        return "subnetworks, iot or mobile, or v1 for hotspots with their owners; one at least";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(
                new SourceHost(ENTITIES, URI.create("https://entities.nft.helium.io"), INTERVAL),
                SourceHost.toBeNamed(OLDER, INTERVAL));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        List<PagedList> lists =
                Names.some(this, names).stream().map(name -> list(run, name)).toList();
        lists.forEach(list -> ListSweep.run(run, list));
    }

    private static PagedList list(CollectRun run, String name) {
        if (SUBNETWORKS.contains(name)) {
            return new PagedList(
                    "hotspots/" + name,
                    PageShape.list("/items", "/entity_key_str", "/lat", "/long"),
                    KeyPaging.of(
                            run.url(ENTITIES, "/v2/hotspots?subnetwork=" + name + "&limit=10000"),
                            "cursor",
                            "/cursor"));
        }
        if (name.equals(HOTSPOTS)) {
            return new PagedList(
                    "owned-hotspots",
                    PageShape.list("/data", "/address", "/owner", "/name"),
                    KeyPaging.of(run.url(OLDER, "/v1/hotspots?limit=1000"), "cursor", "/cursor"));
        }
        throw new UserError("Subnetwork %s is none of %s, nor %s".formatted(Quoted.of(name), SUBNETWORKS, HOTSPOTS));
    }
}

package io.chokepoint.ingest.collect.akash;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.JsonShape;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.Names;
import io.chokepoint.ingest.collect.SourceHost;
import io.chokepoint.ingest.collect.WholeDocument;
import io.chokepoint.ingest.collect.paged.ItemPaging;
import io.chokepoint.ingest.collect.paged.JsonPage;
import io.chokepoint.ingest.collect.paged.KeyPaging;
import io.chokepoint.ingest.collect.paged.ListSweep;
import io.chokepoint.ingest.collect.paged.PageShape;
import io.chokepoint.ingest.collect.paged.PagedList;
import io.chokepoint.ingest.collect.paged.Paging;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * Akash as its console's API has it: providers, what each of those that are online offers, validators, and leases.
 *
 * <p>It states no limit of requests; two a second are asked at most.
 */
public final class AkashCollector implements Collector {
    private static final String API = "akash";
    private static final String PROVIDERS = "providers";

    private static final List<WholeDocument> DOCUMENTS = List.of(
            new WholeDocument(
                    PROVIDERS,
                    API,
                    "/v1/providers",
                    JsonShape.list(List.of(), "owner", "hostUri", "isOnline", "isAudited", "gpuModels", "attributes")),
            new WholeDocument(
                    "network-capacity",
                    API,
                    "/v1/network-capacity",
                    JsonShape.object("resources", "activeProviderCount")),
            new WholeDocument(
                    "gpu-breakdown",
                    API,
                    "/v1/gpu-breakdown",
                    JsonShape.list(List.of(), "date", "vendor", "model", "providerCount", "totalGpus", "leasedGpus")),
            new WholeDocument(
                    "validators", API, "/v1/validators", JsonShape.list(List.of(), "operatorAddress", "votingPower")));

    private static final PageShape PROVIDER = PageShape.single(
            "/owner",
            "/isOnline",
            "/stats/cpu/active",
            "/stats/cpu/available",
            "/stats/cpu/pending",
            "/stats/gpu/active",
            "/stats/gpu/available",
            "/stats/gpu/pending",
            "/stats/memory/active",
            "/stats/memory/available",
            "/stats/memory/pending");
    private static final PageShape LEASES = PageShape.list(
            "/leases",
            "/lease/id/provider",
            "/lease/state",
            "/lease/price/denom",
            "/lease/price/amount",
            "/escrow_payment/state/withdrawn/denom",
            "/escrow_payment/state/withdrawn/amount");

    @Override
    public String source() {
        return "akash";
    }

    @Override
    public String names() {
        return "the version of the market module whose leases to collect, such as v1beta5; without one, none";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(new SourceHost(API, URI.create("https://console-api.akash.network"), Duration.ofMillis(500)));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        List<String> versions = Names.of(names);
        DOCUMENTS.forEach(document -> document.collect(run));
        TreeSet<String> online = online(run);
        if (!online.isEmpty()) {
            Paging each = new ItemPaging(
                    online, "/owner", owner -> new Paging.Question(run.url(API, "/v1/providers/" + owner), null), null);
            ListSweep.run(run, new PagedList("provider", PROVIDER, each));
        }
        for (String version : versions) {
            URI first = run.url(API, "/akash/market/" + version + "/leases/list?pagination.limit=1000");
            ListSweep.run(
                    run,
                    new PagedList(
                            "leases/" + version,
                            LEASES,
                            KeyPaging.of(first, "pagination.key", "/pagination/next_key")));
        }
    }

    /** The owners of the providers that are online, in the list that landed last. */
    private static TreeSet<String> online(CollectRun run) {
        ManifestEntry list = run.zone().last(PROVIDERS).orElseThrow();
        TreeSet<String> owners = new TreeSet<>();
        for (JsonNode provider :
                JsonPage.read(URI.create(list.url()), run.zone().page(list))) {
            if (provider.path("isOnline").asBoolean()) {
                owners.addAll(Names.of(List.of(provider.path("owner").asText())));
            }
        }
        return owners;
    }
}

package io.chokepoint.ingest.collect.filecoin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.ingest.collect.Answer;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.Request;
import io.chokepoint.ingest.collect.paged.ItemPaging;
import io.chokepoint.ingest.collect.paged.JsonPage;
import io.chokepoint.ingest.collect.paged.LandedSweep;
import io.chokepoint.ingest.collect.paged.ListSweep;
import io.chokepoint.ingest.collect.paged.PageShape;
import io.chokepoint.ingest.collect.paged.PagedList;
import io.chokepoint.ingest.collect.paged.Paging;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The power of all miners at one tipset, and the owners of those that have any.
 *
 * <p>A tipset is left once everything is collected at it; a run that stopped goes on at the same one.
 */
final class PowerTable {
    private static final String TIPSET = "tipset";
    private static final String MINERS = "miners";
    private static final String POWER = "power";
    private static final String OWNERS = "owners";
    private static final Pattern MINER = Pattern.compile("[ft]0[0-9]{1,19}");
    private static final PageShape POWER_SHAPE = PageShape.single(
            "/id", "/result/MinerPower/RawBytePower", "/result/MinerPower/QualityAdjPower", "/result/HasMinPower");
    private static final PageShape OWNER_SHAPE = PageShape.single("/id", "/result/Owner");

    private final CollectRun run;
    private final URI url;

    PowerTable(CollectRun run, URI url) {
        this.run = run;
        this.url = url;
    }

    void collect() {
        Tipset tipset = unfinished()
                .orElseGet(() -> call(TIPSET, body("1", "ChainGetFinalizedTipSet"), result -> Tipset.of(url, result)));
        sweep(POWER, POWER_SHAPE, "StateMinerPower", miners(tipset), tipset);
        TreeSet<String> powerful = powerful(tipset);
        if (!powerful.isEmpty()) {
            sweep(OWNERS, OWNER_SHAPE, "StateMinerInfo", powerful, tipset);
        }
    }

    private Optional<Tipset> unfinished() {
        return run.last(TIPSET)
                .map(entry -> Tipset.of(URI.create(entry.url()), result(entry)))
                .filter(tipset -> at(OWNERS, tipset).isEmpty());
    }

    private TreeSet<String> miners(Tipset tipset) {
        String body = body("1", "StateListMiners", tipset.key());
        return run.last(MINERS)
                .filter(entry -> body.equals(entry.body()))
                .map(entry -> miners(result(entry)))
                .orElseGet(() -> call(MINERS, body, this::miners));
    }

    private TreeSet<String> miners(JsonNode list) {
        TreeSet<String> miners = new TreeSet<>();
        for (JsonNode miner : list) {
            if (!MINER.matcher(miner.asText()).matches()) {
                throw new CollectFailure(
                        CollectFault.SCHEMA_CHANGED, url, "%s among the miners is no id address".formatted(miner));
            }
            miners.add(miner.asText());
        }
        if (miners.isEmpty()) {
            throw new CollectFailure(CollectFault.EMPTY_PAGE, url, "no miners");
        }
        return miners;
    }

    private void sweep(String document, PageShape shape, String method, Collection<String> miners, Tipset tipset) {
        if (at(document, tipset).isEmpty()) {
            ListSweep.run(
                    run,
                    new PagedList(
                            document,
                            shape,
                            new ItemPaging(
                                    miners,
                                    "/id",
                                    miner -> new Paging.Question(url, body(miner, method, text(miner), tipset.key())),
                                    tipset.time())));
        }
    }

    /** The complete sweep of a document at a tipset, if the last one is. */
    private Optional<LandedSweep> at(String document, Tipset tipset) {
        List<LandedSweep> sweeps = LandedSweep.complete(run.zone(), document);
        return sweeps.isEmpty()
                ? Optional.empty()
                : Optional.of(sweeps.get(sweeps.size() - 1))
                        .filter(last -> last.asOf().equals(tipset.time()));
    }

    private TreeSet<String> powerful(Tipset tipset) {
        TreeSet<String> powerful = new TreeSet<>();
        for (ManifestEntry entry : at(POWER, tipset).orElseThrow().pages()) {
            JsonNode page = JsonPage.read(URI.create(entry.url()), run.zone().page(entry));
            JsonNode power = page.at("/result/MinerPower");
            boolean none = power.path("RawBytePower").asText().equals("0")
                    && power.path("QualityAdjPower").asText().equals("0");
            if (!none) {
                powerful.add(page.path("id").asText());
            }
        }
        return powerful;
    }

    /** Asks, and lands what can be read. */
    private <T> T call(String document, String body, Function<JsonNode, T> reader) {
        Request request = new Request(document, url, body, null);
        Answer answer = run.ask(request);
        JsonNode result = JsonPage.read(url, answer.body()).path("result");
        T read = reader.apply(result);
        run.land(request, answer, result.size(), null);
        return read;
    }

    private JsonNode result(ManifestEntry entry) {
        return JsonPage.read(URI.create(entry.url()), run.zone().page(entry)).path("result");
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static String body(String id, String method, JsonNode... params) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("jsonrpc", "2.0").put("id", id).put("method", "Filecoin." + method);
        ArrayNode array = body.putArray("params");
        List.of(params).forEach(array::add);
        return body.toString();
    }
}

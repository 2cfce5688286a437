package io.chokepoint.ingest.collect.defillama;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.JsonShape;
import io.chokepoint.ingest.collect.WholeDocument;
import io.chokepoint.ingest.value.Quoted;
import java.util.List;

/** What there is to ask DefiLlama for. */
final class DefiLlamaDocuments {
    private static final String ENDS = "?excludeTotalDataChart=true&excludeTotalDataChartBreakdown=true&dataType=";

    /** Documents about everything at once. */
    static final List<WholeDocument> OF_ALL = List.of(
            list("protocols", DefiLlamaCollector.API, "/protocols", "", "id", "name", "chains", "tvl"),
            list("chains", DefiLlamaCollector.API, "/v2/chains", "", "name", "tvl"),
            chainHistory("all", ""),
            list(
                    "stablecoins",
                    DefiLlamaCollector.STABLECOINS,
                    "/stablecoins?includePrices=true",
                    "peggedAssets",
                    "id",
                    "name",
                    "symbol",
                    "pegType",
                    "circulating"),
            stablecoinHistory("all", ""),
            list(
                    "pools",
                    DefiLlamaCollector.YIELDS,
                    "/pools",
                    "data",
                    "chain",
                    "project",
                    "symbol",
                    "tvlUsd",
                    "apy",
                    "pool"),
            earners("fees", "dailyFees"),
            earners("revenue", "dailyRevenue"),
            earners("holders-revenue", "dailyHoldersRevenue"));

    private DefiLlamaDocuments() {}

    /**
     * The document that a name asks for.
     *
     * @param name a protocol's slug, or what the document is of after its kind and a colon
     * @throws UserError if there is no document of that kind
     */
    static WholeDocument named(String name) {
        int colon = name.indexOf(':');
        String of = name.substring(colon + 1);
        return switch (colon < 0 ? "" : name.substring(0, colon)) {
            case "" ->
                new WholeDocument(
                        "protocol/" + name,
                        DefiLlamaCollector.API,
                        "/protocol/" + name,
                        JsonShape.object("chainTvls", "id", "name", "chains", "currentChainTvls"));
            case "fees" -> earned("fees", "dailyFees", of);
            case "revenue" -> earned("revenue", "dailyRevenue", of);
            case "holders-revenue" -> earned("holders-revenue", "dailyHoldersRevenue", of);
            case "chain" -> chainHistory(of, "/" + of);
            case "stablecoin" -> stablecoinHistory(of, "?stablecoin=" + of);
            default ->
                throw new UserError(
                        "Name %s: before the colon stands fees, revenue, holders-revenue, chain or stablecoin"
                                .formatted(Quoted.of(name)));
        };
    }

    private static WholeDocument list(String name, String host, String path, String within, String... required) {
        return new WholeDocument(
                name, host, path, JsonShape.list(within.isEmpty() ? List.of() : List.of(within), required));
    }

    private static WholeDocument earners(String what, String dataType) {
        return list(
                "earners/" + what,
                DefiLlamaCollector.API,
                "/overview/fees" + ENDS + dataType,
                "protocols",
                "name",
                "total24h",
                "chains");
    }

    private static WholeDocument earned(String what, String dataType, String slug) {
        return new WholeDocument(
                "earned/" + what + "/" + slug,
                DefiLlamaCollector.API,
                "/summary/fees/" + slug + "?dataType=" + dataType,
                JsonShape.elements("totalDataChart", "id", "name", "slug", "chains"));
    }

    private static WholeDocument chainHistory(String of, String path) {
        return list("chain-history/" + of, DefiLlamaCollector.API, "/v2/historicalChainTvl" + path, "", "date", "tvl");
    }

    private static WholeDocument stablecoinHistory(String of, String query) {
        return list(
                "stablecoin-history/" + of,
                DefiLlamaCollector.STABLECOINS,
                "/stablecoincharts/all" + query,
                "",
                "date",
                "totalCirculating");
    }
}

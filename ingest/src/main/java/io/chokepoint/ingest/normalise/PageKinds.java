package io.chokepoint.ingest.normalise;

import java.util.List;
import java.util.Map;

/** What of the pages that collectors land becomes rows of the lake; what is not here stays in the raw zone. */
final class PageKinds {
    /** A page that is one record. */
    private static final String WHOLE = "";

    static final List<PageKind> ALL = List.of(
            akash("gpu", "GPUs", "provider", "owner", "bech32"),
            akash("gpu", "GPUs", "country", "ipCountryCode", "text"),
            akash("cpu", "CPU units", "provider", "owner", "bech32"),
            akash("cpu", "CPU units", "country", "ipCountryCode", "text"),
            PageKind.sweep("akash", "leases", "/leases", "akash-lease-payments"),
            PageKind.sweep("cosmos", "validators", "/validators", "cosmos-validators"),
            PageKind.snapshot("defillama", "protocols", "defillama-protocols"),
            PageKind.snapshot("defillama", "chains", "defillama-chains"),
            PageKind.snapshot("defillama", "pools", "defillama-pools"),
            PageKind.snapshot("defillama", "stablecoins", "defillama-stablecoins"),
            PageKind.snapshot("defillama", "stablecoins", "defillama-stablecoin-prices"),
            PageKind.snapshot("defillama", "earners", "defillama-earners"),
            PageKind.snapshot("defillama", "earned", "defillama-earned"),
            PageKind.snapshot("defillama", "chain-history", "defillama-chain-history"),
            PageKind.snapshot("defillama", "stablecoin-history", "defillama-stablecoin-history"),
            filecoin("quality-adjusted-power", "Quality-adjusted power", "QualityAdjPower"),
            filecoin("raw-byte-power", "Raw byte power", "RawBytePower"),
            PageKind.sweep("filecoin", "owners", WHOLE, "filecoin-owners"),
            PageKind.sweep("helium", "owned-hotspots", "/data", "helium-owners"),
            PageKind.sequence("snapshot", "votes", "snapshot-votes"),
            solana("validator", "validator", "account", "solana-key"),
            solana("data-centre", "data centre", "data_center_key", "text"),
            solana("asn", "autonomous system", "autonomous_system_number", "text"),
            PageKind.sweep("thegraph", "lending-protocols", "/data/lendingProtocols", "subgraph-protocols"),
            PageKind.sweep("thegraph", "lending-markets", "/data/markets", "subgraph-markets"),
            PageKind.sweep("thegraph", "lending-revenue", "/data/financialsDailySnapshots", "subgraph-revenue"),
            PageKind.sweep("thegraph", "dex-protocols", "/data/dexAmmProtocols", "subgraph-protocols"),
            PageKind.sweep("thegraph", "dex-pools", "/data/liquidityPools", "subgraph-markets"),
            PageKind.sweep("thegraph", "dex-revenue", "/data/financialsDailySnapshots", "subgraph-revenue"),
            PageKind.sweep("thegraph", "delegates", "/data/delegates", "governance-delegates"),
            PageKind.sweep("thegraph", "token-holders", "/data/tokenHolders", "governance-token-holders"),
            PageKind.sweep("thegraph", "transcoders", "/data/transcoders", "livepeer-transcoders"),
            PageKind.sweep("thegraph", "transcoder-days", "/data/transcoderDays", "livepeer-transcoder-days"));

    private PageKinds() {}

    /** What providers that are online offer, whether it is busy or not. */
    private static PageKind akash(String stat, String title, String by, String holder, String form) {
        return PageKind.sweep("akash", "provider", WHOLE, "akash-capacity")
                .with(Map.of("stat", stat, "title", title, "by", by, "holder", holder, "form", form));
    }

    /** Power by miner; the owners are labels of miners. */
    private static PageKind filecoin(String power, String title, String member) {
        return PageKind.sweep("filecoin", "power", WHOLE, "filecoin-power")
                .with(Map.of("power", power, "title", title, "member", member));
    }

    private static PageKind solana(String by, String title, String holder, String form) {
        return PageKind.snapshot("solana", "validators", "solana-stake")
                .with(Map.of("by", by, "title", title, "holder", holder, "form", form));
    }
}

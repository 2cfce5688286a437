package io.chokepoint.ingest.normalise;

import java.util.List;

/** What of the pages that collectors land becomes rows of the lake; what is not here stays in the raw zone. */
final class PageKinds {
    static final List<PageKind> ALL = List.of(
            PageKind.sweep("cosmos", "validators", "/validators", "cosmos-validators"),
            PageKind.snapshot("defillama", "protocols", "defillama-protocols"),
            PageKind.snapshot("defillama", "chains", "defillama-chains"),
            PageKind.snapshot("defillama", "pools", "defillama-pools"),
            PageKind.snapshot("defillama", "stablecoins", "defillama-stablecoins"),
            PageKind.snapshot("defillama", "earners", "defillama-earners"),
            PageKind.snapshot("defillama", "earned", "defillama-earned"),
            PageKind.snapshot("defillama", "chain-history", "defillama-chain-history"),
            PageKind.snapshot("defillama", "stablecoin-history", "defillama-stablecoin-history"),
            PageKind.sequence("snapshot", "votes", "snapshot-votes"));

    private PageKinds() {}
}

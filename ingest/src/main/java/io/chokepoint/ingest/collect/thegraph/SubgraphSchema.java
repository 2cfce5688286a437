package io.chokepoint.ingest.collect.thegraph;

import java.util.List;
import java.util.Locale;

/** What the entities of a subgraph are: Messari's standard schemas, and Livepeer's own. */
enum SubgraphSchema {
    LENDING(
            EntityList.of(
                    "lending-protocols",
                    "lendingProtocols",
                    "name",
                    "slug",
                    "network",
                    "totalValueLockedUSD",
                    "totalDepositBalanceUSD",
                    "totalBorrowBalanceUSD",
                    "cumulativeSupplySideRevenueUSD",
                    "cumulativeProtocolSideRevenueUSD",
                    "cumulativeTotalRevenueUSD"),
            EntityList.of("lending-markets", "markets", "name", "totalValueLockedUSD", "cumulativeTotalRevenueUSD"),
            revenue("lending-revenue")),
    DEX(
            EntityList.of(
                    "dex-protocols",
                    "dexAmmProtocols",
                    "name",
                    "slug",
                    "network",
                    "totalValueLockedUSD",
                    "cumulativeSupplySideRevenueUSD",
                    "cumulativeProtocolSideRevenueUSD",
                    "cumulativeTotalRevenueUSD"),
            EntityList.of("dex-pools", "liquidityPools", "name", "totalValueLockedUSD", "cumulativeTotalRevenueUSD"),
            revenue("dex-revenue")),
    GOVERNANCE(
            EntityList.of(
                    "governances",
                    "governances",
                    "totalTokenSupply",
                    "currentTokenHolders",
                    "currentDelegates",
                    "delegatedVotesRaw",
                    "delegatedVotes"),
            EntityList.only(
                    "delegatedVotesRaw_gt: \"0\"", "delegates", "delegates", "delegatedVotesRaw", "delegatedVotes"),
            EntityList.only(
                    "tokenBalanceRaw_gt: \"0\"",
                    "token-holders",
                    "tokenHolders",
                    "tokenBalanceRaw",
                    "tokenBalance",
                    "delegate/id"),
            EntityList.of(
                    "proposals",
                    "proposals",
                    "state",
                    "quorumVotes",
                    "tokenHoldersAtStart",
                    "delegatesAtStart",
                    "startBlock",
                    "endBlock")),
    LIVEPEER(
            EntityList.of(
                    "livepeer-protocol", "protocols", "totalActiveStake", "participationRate", "activeTranscoderCount"),
            EntityList.only(
                    "active: true",
                    "transcoders",
                    "transcoders",
                    "active",
                    "status",
                    "activationRound",
                    "rewardCut",
                    "feeShare",
                    "totalStake",
                    "totalVolumeETH",
                    "totalVolumeUSD",
                    "thirtyDayVolumeETH",
                    "serviceURI"),
            EntityList.only(
                    "date_lt: $midnight",
                    "transcoder-days",
                    "transcoderDays",
                    "date",
                    "volumeETH",
                    "volumeUSD",
                    "transcoder/id"),
            EntityList.of("delegators", "delegators", "bondedAmount", "principal", "fees", "delegate/id"));

    private final List<EntityList> lists;

    SubgraphSchema(EntityList... lists) {
        this.lists = List.of(lists);
    }

    /** Days that are over: what they earned does not change any more. */
    private static EntityList revenue(String kind) {
        return EntityList.only(
                "timestamp_lt: $midnight",
                kind,
                "financialsDailySnapshots",
                "timestamp",
                "totalValueLockedUSD",
                "dailySupplySideRevenueUSD",
                "dailyProtocolSideRevenueUSD",
                "dailyTotalRevenueUSD",
                "protocol/id");
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<EntityList> lists() {
        return lists;
    }
}

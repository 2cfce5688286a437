package io.chokepoint.indices;

import java.util.Locale;

/** The four fields that Chokepoint measures. */
public enum Domain {
    /** Protocols of decentralised finance: fees, liquidity, allocations, token balances. */
    DEFI,
    /** Organisations that vote: power, votes cast, grants paid. */
    DAO,
    /** Issued money: supply, holders, issuers. */
    STABLECOIN,
    /** Machines and models: validators, storage and compute networks, LLM workloads. */
    COMPUTE;

    /** Lower-case identifier as it stands in the lake, in ClickHouse and in descriptors, such as {@code defi}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The domain with this identifier.
     *
     * @throws IllegalArgumentException naming the identifier and those that exist
     */
    public static Domain ofId(String id) {
        return Vocabulary.constantOf(Domain.class, id, Domain::id);
    }
}

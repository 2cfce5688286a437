package io.chokepoint.indices;

import java.util.Locale;

/** What is spread out among entities. One subject has one distribution per resource and instant. */
public enum Resource {
    /** Units of a token by account. */
    TOKEN_BALANCE,
    /** Units of a token as first given out: sale, airdrop, genesis. */
    ALLOCATION,
    /** Liquidity put in by provider, in the pool's unit of account. */
    LIQUIDITY,
    /** What accounts supply, draw, borrow, repay or lose in a lending market on a day; the subject says which of them. */
    LENDING_VOLUME,
    /** What accounts put into a pool by swaps, or collect from it, on a day; the subject says which token and which of them. */
    POOL_VOLUME,
    /** Value locked by protocol. */
    VALUE_LOCKED,
    /** Fees by recipient. */
    FEES_EARNED,
    /** Protocol rewards by recipient. */
    REWARDS,
    /** Circulating supply by issuer or asset. */
    SUPPLY,
    /** Votes that could be cast, by delegate. */
    VOTING_POWER,
    /** Votes that were cast, by voter. */
    VOTES_CAST,
    /** Grants by recipient. */
    GRANTS_RECEIVED,
    /** Stake by validator. */
    STAKE,
    /** Machines by operator, provider, host or country. */
    NODES,
    /** Compute capacity by operator. */
    COMPUTE_CAPACITY,
    /** Tokens of language models served, by provider, lab or model. */
    LLM_TOKENS_SERVED;

    /** Lower-case identifier as it stands in the lake, in ClickHouse and in descriptors, such as {@code token_balance}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The resource with this identifier.
     *
     * @throws IllegalArgumentException naming the identifier and those that exist
     */
    public static Resource ofId(String id) {
        return Vocabulary.constantOf(Resource.class, id, Resource::id);
    }
}

package io.chokepoint.indices;

import java.util.Locale;

/**
 * What an address is for, where that says that its holdings are not one party's own. Distributions on the basis
 * {@link Basis#ADJUSTED} leave all of these classes out; an address without a class is one party's own.
 */
public enum HolderClass {
    /** Nobody can move what it holds. */
    BURN,
    /** Holds for the customers of an exchange. */
    EXCHANGE,
    /** Holds what circulates on another network. */
    BRIDGE,
    /** Holds what is promised to others and released over time. */
    VESTING,
    /** Holds what a protocol or DAO has not given out. */
    TREASURY,
    /** Holds for the providers of a liquidity pool or vault. */
    POOL;

    /** Lower-case identifier as it stands in label files and in the lake, such as {@code exchange}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether what such addresses hold belongs to others, whom nobody has named: burnt amounts are nobody's, and what a
     * treasury has not given out is not anybody else's yet.
     */
    public boolean isForOthers() {
        return this == EXCHANGE || this == BRIDGE || this == VESTING || this == POOL;
    }

    /**
     * The class with this identifier.
     *
     * @throws IllegalArgumentException naming the identifier and those that exist
     */
    public static HolderClass ofId(String id) {
        return Vocabulary.constantOf(HolderClass.class, id, HolderClass::id);
    }
}

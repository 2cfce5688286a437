package io.chokepoint.indices;

import java.util.Locale;

/** Which holdings a distribution counts. Entities are the same on both bases. */
public enum Basis {
    /** All holdings. */
    RAW,
    /** Without the holdings at addresses of a {@link HolderClass}: they belong to others, or to nobody. */
    ADJUSTED;

    /** Lower-case identifier as it stands in ClickHouse, such as {@code raw}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The basis with this identifier.
     *
     * @throws IllegalArgumentException naming the identifier and those that exist
     */
    public static Basis ofId(String id) {
        return Vocabulary.constantOf(Basis.class, id, Basis::id);
    }
}

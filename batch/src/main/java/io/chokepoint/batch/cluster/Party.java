package io.chokepoint.batch.cluster;

import io.chokepoint.indices.HolderClass;
import java.io.Serializable;

/**
 * Who is behind a holder.
 *
 * @param entity a label's entity, or else the first of the holders that links join, in the order of their texts
 * @param representative number of that first holder; null for an entity that a label names
 * @param holderClass what the holder is for; null when it is the entity's own
 */
record Party(String entity, Long representative, HolderClass holderClass) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Whether what this holder has belongs to others, whom nobody has named. */
    boolean isForOthers() {
        return holderClass != null && holderClass.isForOthers();
    }

    /** Whether distributions on the adjusted basis leave this holder out. */
    boolean isExcluded() {
        return holderClass != null;
    }
}

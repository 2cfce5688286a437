package io.chokepoint.batch.cluster;

import io.chokepoint.indices.HolderClass;
import java.util.Optional;

/**
 * Evidence that a holder belongs to an entity.
 *
 * @param holderId number of the holder in the lake's dictionary
 * @param holder its text
 * @param entity the entity's slug
 * @param holderClass what the address is for; empty when it is the entity's own
 * @param confidence in [0, 1]
 * @param personal whether the entity may be a private person: it brings holders together and gives them no name
 */
public record Label(
        long holderId,
        String holder,
        String entity,
        Optional<HolderClass> holderClass,
        double confidence,
        boolean personal) {

    /** A label of an entity that is no private person. */
    public Label(long holderId, String holder, String entity, Optional<HolderClass> holderClass, double confidence) {
        this(holderId, holder, entity, holderClass, confidence, false);
    }
}

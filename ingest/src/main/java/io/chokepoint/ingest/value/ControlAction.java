package io.chokepoint.ingest.value;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody who controls an asset, or has power over its holders, can do. */
public enum ControlAction {
    /** An address can no longer move the asset. */
    FREEZE,
    /** It can again. */
    UNFREEZE,
    /** Nobody can move the asset. */
    PAUSE,
    /** Everybody can again. */
    UNPAUSE,
    /** What a frozen address holds is destroyed or taken. */
    SEIZE,
    /** The issuer creates units. */
    MINT,
    /** The issuer destroys units. */
    BURN,
    /** An authority lists the address as one that nobody may deal with. */
    SANCTION;

    /** Lower-case identifier as it stands in the lake, such as {@code freeze}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The action with this identifier.
     *
     * @throws RowRejected naming the identifier and those that exist
     */
    public static ControlAction parse(String id) throws RowRejected {
        for (ControlAction action : values()) {
            if (id != null && action.id().equals(id.strip())) {
                return action;
            }
        }
        throw new RowRejected(
                ReasonCode.ACTION_UNKNOWN,
                "The action %s is none of %s"
                        .formatted(
                                Quoted.of(id),
                                Stream.of(values()).map(ControlAction::id).collect(Collectors.joining(", "))));
    }
}

package io.chokepoint.api.export;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of the slots that an export left out, the newest first. */
@Description("A page of the slots that an export left out, the newest first.")
public record SkippedSlotsConnection(@NonNull List<@NonNull SkippedSlotsEdge> edges, @NonNull PageInfo pageInfo) {

    /** Slots and their place. */
    @Description("Slots and their place.")
    public record SkippedSlotsEdge(@NonNull String cursor, @NonNull SkippedSlots node) {}
}

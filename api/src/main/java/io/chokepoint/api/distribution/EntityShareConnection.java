package io.chokepoint.api.distribution;

import io.chokepoint.api.graphql.PageInfo;
import io.chokepoint.indices.Basis;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of a distribution, the largest first. */
@Description("A page of a distribution, the largest first; empty when nothing is measured.")
public record EntityShareConnection(
        @NonNull @Description("Which holdings count.") Basis basis,
        @Description("Day described, UTC; null when nothing is measured.") LocalDate asOf,
        @NonNull List<@NonNull EntityShareEdge> edges,
        @NonNull PageInfo pageInfo) {

    /** An entity and its place. */
    @Description("An entity and its place.")
    public record EntityShareEdge(@NonNull String cursor, @NonNull EntityShare node) {}

    /** What one entity holds. */
    @Description("What one entity holds.")
    public record EntityShare(
            @NonNull @Description("1 for the largest, as decimal text; equal amounts by entity.") String rank,
            @NonNull @Description("Party behind one or more holders.") String entity,
            @NonNull @Description("Base units, as exact decimal text.") String amount,
            @Description("Share of the total, 0 to 1.") double share) {}
}

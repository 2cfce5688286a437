package io.chokepoint.api.index;

import io.chokepoint.api.graphql.PageInfo;
import io.chokepoint.indices.Basis;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of a series, by day. */
@Description("A page of a series, by day.")
public record IndexValueConnection(
        @NonNull @Description("Which holdings count.") Basis basis,
        @NonNull List<@NonNull IndexValueEdge> edges,
        @NonNull PageInfo pageInfo) {

    /** A value and its place. */
    @Description("A value and its place.")
    public record IndexValueEdge(@NonNull String cursor, @NonNull IndexValue node) {}
}

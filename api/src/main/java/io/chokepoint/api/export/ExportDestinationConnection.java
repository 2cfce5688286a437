package io.chokepoint.api.export;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of your tenant's destinations, the oldest first. */
@Description("A page of your tenant's destinations, the oldest first.")
public record ExportDestinationConnection(
        @NonNull List<@NonNull ExportDestinationEdge> edges, @NonNull PageInfo pageInfo) {

    /** A destination and its place. */
    @Description("A destination and its place.")
    public record ExportDestinationEdge(@NonNull String cursor, @NonNull ExportDestination node) {}
}

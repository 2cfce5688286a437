package io.chokepoint.api.export;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of your tenant's exports, the oldest first. */
@Description("A page of your tenant's exports, the oldest first.")
public record ExportConnection(@NonNull List<@NonNull ExportEdge> edges, @NonNull PageInfo pageInfo) {

    /** An export and its place. */
    @Description("An export and its place.")
    public record ExportEdge(@NonNull String cursor, @NonNull Export node) {}
}

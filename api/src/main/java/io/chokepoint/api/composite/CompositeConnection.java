package io.chokepoint.api.composite;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of composites. */
@Description("A page of your tenant's composites, by name.")
public record CompositeConnection(@NonNull List<@NonNull CompositeEdge> edges, @NonNull PageInfo pageInfo) {

    /** A composite and its place. */
    @Description("A composite and its place.")
    public record CompositeEdge(@NonNull String cursor, @NonNull Composite node) {}
}

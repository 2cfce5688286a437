package io.chokepoint.api.usergrant;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of users whose view is narrowed. */
@Description("A page of users of your tenant whose view is narrowed, by login name.")
public record UserGrantsConnection(@NonNull List<@NonNull UserGrantsEdge> edges, @NonNull PageInfo pageInfo) {

    /** A user and its place. */
    @Description("A user and its place.")
    public record UserGrantsEdge(@NonNull String cursor, @NonNull UserGrants node) {}
}

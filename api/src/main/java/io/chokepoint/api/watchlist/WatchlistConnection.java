package io.chokepoint.api.watchlist;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of watchlists. */
@Description("A page of your tenant's watchlists, by name.")
public record WatchlistConnection(@NonNull List<@NonNull WatchlistEdge> edges, @NonNull PageInfo pageInfo) {

    /** A watchlist and its place. */
    @Description("A watchlist and its place.")
    public record WatchlistEdge(@NonNull String cursor, @NonNull Watchlist node) {}
}

package io.chokepoint.api.watchlist;

import io.chokepoint.api.mutation.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** What became of a request about a watchlist. */
@Description("What became of a request about a watchlist.")
public record WatchlistPayload(
        @Description("The watchlist as it is; null when nothing was done, or when it was deleted.") Watchlist watchlist,
        @Id @Description("Id of the watchlist that was deleted.") String deletedId,
        @NonNull @Description("Why nothing was done; empty when something was.") List<@NonNull UserError> userErrors) {}

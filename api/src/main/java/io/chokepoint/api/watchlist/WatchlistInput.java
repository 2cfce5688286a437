package io.chokepoint.api.watchlist;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A watchlist as a client gives it. */
@Input("WatchlistInput")
@Description("Subjects that your tenant keeps together under a name.")
public class WatchlistInput {
    /** Name, unique in the tenant. */
    @NonNull
    @Description("Name, unique in your tenant, 1 to 100 characters.")
    public String name;

    /** Keys of subjects. */
    @NonNull
    @Description("Keys of subjects that your tenant may see, each once, at most 100, in the order to show them.")
    public List<@NonNull String> subjects;
}

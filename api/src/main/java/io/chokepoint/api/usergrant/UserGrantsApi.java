package io.chokepoint.api.usergrant;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.cursor.PlacesByName;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.RequestText;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.usergrant.UserGrantsConnection.UserGrantsEdge;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** What a tenant's admins let its users see. */
@GraphQLApi
public class UserGrantsApi {
    private static final String CURSOR = "userGrants";

    private final CurrentScope current;
    private final UserGrantsWriter users;
    private final ReaderPool pool;
    private final Cursors cursors;

    UserGrantsApi(CurrentScope current, UserGrantsWriter users, ReaderPool pool, Cursors cursors) {
        this.current = current;
        this.users = users;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** A page of users whose view is narrowed. */
    @Query("userGrants")
    @NonNull
    @Description("Users of your tenant whose view is narrowed, by login name; all others see what your tenant may see.")
    public Uni<UserGrantsConnection> userGrants(
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        TenantScope scope = current.require();
        PlacesByName<UserGrants> places = new PlacesByName<>(cursors.of(scope, CURSOR), first, after, UserGrants::user);
        return pool.read(() -> {
            Page<UserGrants> page = places.page(users.after(scope, places.start(), places.limit()));
            return new UserGrantsConnection(page.edges(places::cursor, UserGrantsEdge::new), page.info());
        });
    }

    /** Says what a user may see. */
    // Without its name, the mutation would lose its verb.
    @Mutation("setUserGrants")
    @NonNull
    @Description(
            "Says what a user of your tenant may see, in place of what was said before; it holds for the user's next request."
                    + " A user whose view is narrowed has no exports, which are of all that the tenant may see.")
    public Uni<UserGrantsPayload> setUserGrants(
            @NonNull @Description("Login name of a user of your tenant.") String user,
            @NonNull @Description("Parts of what your tenant may see, at most 100; none at all: all of it.")
                    List<@NonNull UserGrantInput> grants,
            @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("setUserGrants", idempotencyKey, user, grants);
        return pool.read(() -> users.set(
                scope, request, user, grants.stream().map(UserGrantInput::grant).toList()));
    }
}

package io.chokepoint.api.watchlist;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.cursor.PlacesByName;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.RequestText;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.subject.SubjectReader;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.watchlist.WatchlistConnection.WatchlistEdge;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Watchlists of a tenant: read and written. */
@GraphQLApi
public class WatchlistApi {
    private static final String CURSOR = "watchlists";

    private final CurrentScope current;
    private final Watchlists watchlists;
    private final WatchlistWriter writer;
    private final SubjectReader subjects;
    private final ReaderPool pool;
    private final Cursors cursors;

    WatchlistApi(
            CurrentScope current,
            Watchlists watchlists,
            WatchlistWriter writer,
            SubjectReader subjects,
            ReaderPool pool,
            Cursors cursors) {
        this.current = current;
        this.watchlists = watchlists;
        this.writer = writer;
        this.subjects = subjects;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** A page of the tenant's watchlists. */
    @Query("watchlists")
    @NonNull
    @Description("Your tenant's watchlists, by name.")
    public Uni<WatchlistConnection> watchlists(
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        TenantScope scope = current.require();
        PlacesByName<Watchlist> places =
                new PlacesByName<>(cursors.of(scope, CURSOR), first, after, Watchlist::getName);
        return pool.read(() -> {
            Page<Watchlist> page = places.page(watchlists.after(scope, places.start(), places.limit()));
            return new WatchlistConnection(page.edges(places::cursor, WatchlistEdge::new), page.info());
        });
    }

    /** The subjects of a watchlist. */
    @NonNull
    @Description("Its subjects, in its order, as far as your tenant may see them now.")
    public Uni<List<@NonNull Subject>> subjects(@Source Watchlist watchlist) {
        return pool.read(() -> {
            Map<String, Subject> found = subjects.subjects(watchlist.scope(), Instant.now(), watchlist.subjectKeys());
            return watchlist.subjectKeys().stream()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .toList();
        });
    }

    /** Makes a watchlist. */
    @Mutation
    @NonNull
    @Description("Makes a watchlist.")
    public Uni<WatchlistPayload> createWatchlist(
            @NonNull WatchlistInput input, @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("createWatchlist", idempotencyKey, input);
        return pool.read(() -> writer.create(scope, request, input));
    }

    /** Replaces what a watchlist holds. */
    @Mutation
    @NonNull
    @Description("Replaces the name and the subjects of a watchlist.")
    public Uni<WatchlistPayload> updateWatchlist(
            @NonNull @Id String id, @NonNull WatchlistInput input, @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("updateWatchlist", idempotencyKey, id, input);
        return pool.read(() -> writer.update(scope, request, id, input));
    }

    /** Deletes a watchlist. */
    @Mutation
    @NonNull
    @Description("Deletes a watchlist.")
    public Uni<WatchlistPayload> deleteWatchlist(
            @NonNull @Id String id, @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("deleteWatchlist", idempotencyKey, id);
        return pool.read(() -> writer.delete(scope, request, id));
    }
}

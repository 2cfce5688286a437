package io.chokepoint.api.composite;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.composite.CompositeConnection.CompositeEdge;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.cursor.PlacesByName;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.RequestText;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Composites of a tenant: read and written. */
@GraphQLApi
public class CompositeApi {
    private static final String CURSOR = "composites";

    private final CurrentScope current;
    private final Composites composites;
    private final CompositeWriter writer;
    private final ReaderPool pool;
    private final Cursors cursors;

    CompositeApi(
            CurrentScope current, Composites composites, CompositeWriter writer, ReaderPool pool, Cursors cursors) {
        this.current = current;
        this.composites = composites;
        this.writer = writer;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** A page of the tenant's composites. */
    @Query("composites")
    @NonNull
    @Description("Your tenant's composites, by name.")
    public Uni<CompositeConnection> composites(
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        TenantScope scope = current.require();
        PlacesByName<Composite> places =
                new PlacesByName<>(cursors.of(scope, CURSOR), first, after, Composite::getName);
        return pool.read(() -> {
            Page<Composite> page = places.page(composites.after(scope, places.start(), places.limit()));
            return new CompositeConnection(page.edges(places::cursor, CompositeEdge::new), page.info());
        });
    }

    /** Makes a composite. */
    @Mutation
    @NonNull
    @Description("Makes a composite.")
    public Uni<CompositePayload> createComposite(
            @NonNull CompositeInput input, @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("createComposite", idempotencyKey, input);
        return pool.read(() -> writer.create(scope, request, input));
    }

    /** Replaces what a composite is made of. */
    @Mutation
    @NonNull
    @Description("Replaces the name and all components of a composite.")
    public Uni<CompositePayload> updateComposite(
            @NonNull @Id String id, @NonNull CompositeInput input, @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("updateComposite", idempotencyKey, id, input);
        return pool.read(() -> writer.update(scope, request, id, input));
    }

    /** Deletes a composite. */
    @Mutation
    @NonNull
    @Description("Deletes a composite.")
    public Uni<CompositePayload> deleteComposite(
            @NonNull @Id String id, @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("deleteComposite", idempotencyKey, id);
        return pool.read(() -> writer.delete(scope, request, id));
    }
}

package io.chokepoint.api.overlay;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.cursor.PlacesByName;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.RequestText;
import io.chokepoint.api.overlay.OverlayConnection.OverlayEdge;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Overlays of a tenant: read and written. */
@GraphQLApi
public class OverlayApi {
    private static final String CURSOR = "overlays";

    private final CurrentScope current;
    private final Overlays overlays;
    private final OverlayWriter writer;
    private final ReaderPool pool;
    private final Cursors cursors;

    OverlayApi(CurrentScope current, Overlays overlays, OverlayWriter writer, ReaderPool pool, Cursors cursors) {
        this.current = current;
        this.overlays = overlays;
        this.writer = writer;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** A page of the tenant's overlays. */
    @Query("overlays")
    @NonNull
    @Description("Your tenant's overlays, by name.")
    public Uni<OverlayConnection> overlays(
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        TenantScope scope = current.require();
        PlacesByName<Overlay> places = new PlacesByName<>(cursors.of(scope, CURSOR), first, after, Overlay::getName);
        return pool.read(() -> {
            Page<Overlay> page = places.page(overlays.after(scope, places.start(), places.limit()));
            return new OverlayConnection(page.edges(places::cursor, OverlayEdge::new), page.info());
        });
    }

    /** Makes an overlay. */
    @Mutation
    @NonNull
    @Description("Makes an overlay.")
    public Uni<OverlayPayload> createOverlay(
            @NonNull OverlayInput input, @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("createOverlay", idempotencyKey, input);
        return pool.read(() -> writer.create(scope, request, input));
    }

    /** Replaces what an overlay holds. */
    @Mutation
    @NonNull
    @Description("Replaces the name and all that an overlay holds.")
    public Uni<OverlayPayload> updateOverlay(
            @NonNull @Id String id, @NonNull OverlayInput input, @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("updateOverlay", idempotencyKey, id, input);
        return pool.read(() -> writer.update(scope, request, id, input));
    }

    /** Deletes an overlay. */
    @Mutation
    @NonNull
    @Description("Deletes an overlay.")
    public Uni<OverlayPayload> deleteOverlay(
            @NonNull @Id String id, @Description(Mutations.KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("deleteOverlay", idempotencyKey, id);
        return pool.read(() -> writer.delete(scope, request, id));
    }
}

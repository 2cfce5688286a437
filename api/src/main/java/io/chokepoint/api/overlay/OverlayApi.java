package io.chokepoint.api.overlay;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.RequestText;
import io.chokepoint.api.overlay.OverlayConnection.OverlayEdge;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Overlays of a tenant: read and written. */
@GraphQLApi
public class OverlayApi {
    private static final int MOST = 100;
    private static final String CURSOR = "overlays";
    private static final String KEY =
            "What you know this request by: sent again with the same key, it answers the same and changes"
                    + " nothing.";

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
        int size = Page.checkedSize(first, MOST);
        Cursors.Connection places = cursors.of(scope, CURSOR);
        String name = Optional.ofNullable(after)
                .map(cursor -> places.decode(cursor).get(0))
                .orElse("");
        return pool.read(() -> {
            List<Overlay> rows = overlays.after(scope, name, size + 1);
            Function<Overlay, String> cursor = overlay -> places.encode(overlay.getName());
            Page<Overlay> page = Page.of(rows, size, after != null, cursor);
            return new OverlayConnection(page.edges(cursor, OverlayEdge::new), page.info());
        });
    }

    /** Makes an overlay. */
    @Mutation
    @NonNull
    @Description("Makes an overlay.")
    public Uni<OverlayPayload> createOverlay(@NonNull OverlayInput input, @Description(KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("createOverlay", idempotencyKey, input);
        return pool.read(() -> writer.create(scope, request, input));
    }

    /** Replaces what an overlay holds. */
    @Mutation
    @NonNull
    @Description("Replaces the name and all that an overlay holds.")
    public Uni<OverlayPayload> updateOverlay(
            @NonNull @Id String id, @NonNull OverlayInput input, @Description(KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("updateOverlay", idempotencyKey, id, input);
        return pool.read(() -> writer.update(scope, request, id, input));
    }

    /** Deletes an overlay. */
    @Mutation
    @NonNull
    @Description("Deletes an overlay.")
    public Uni<OverlayPayload> deleteOverlay(@NonNull @Id String id, @Description(KEY) String idempotencyKey) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of("deleteOverlay", idempotencyKey, id);
        return pool.read(() -> writer.delete(scope, request, id));
    }
}

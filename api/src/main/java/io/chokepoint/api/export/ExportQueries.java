package io.chokepoint.api.export;

import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.export.ExportConnection.ExportEdge;
import io.chokepoint.api.export.ExportDestinationConnection.ExportDestinationEdge;
import io.chokepoint.api.export.ExportRunConnection.ExportRunEdge;
import io.chokepoint.api.export.SkippedSlotsConnection.SkippedSlotsEdge;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Answers what is exported, and what became of it. */
@GraphQLApi
public class ExportQueries {
    private static final String SIZE = "Size of the page, 1 to 100.";
    private static final String AFTER = "Cursor of the edge before the page.";
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final ExportAccess access;
    private final PanacheTenantSql sql;
    private final Cursors cursors;

    ExportQueries(ExportAccess access, PanacheTenantSql sql, Cursors cursors) {
        this.access = access;
        this.sql = sql;
        this.cursors = cursors;
    }

    /** A page of the exports that are not deleted. */
    @Query
    @NonNull
    @Description("The exports of your tenant that are not deleted, the oldest first.")
    public Uni<ExportConnection> exports(@Description(SIZE) int first, @Description(AFTER) String after) {
        TenantScope scope = access.require();
        UUID tenant = scope.tenantId();
        Places<Definition> places =
                new Places<>(cursors.of(scope, "exports"), export -> new Place(export.createdAt(), export.id()));
        Page.checkedSize(first, Places.MOST);
        return access.read(() -> {
            Page<Definition> page =
                    places.page(sql.call(tenant, connection -> DefinitionStore.list(connection, tenant)), first, after);
            return new ExportConnection(
                    page.edges(
                            places::cursor,
                            (at, export) -> new ExportEdge(at, Export.of(tenant, export, Instant.now()))),
                    page.info());
        });
    }

    /** One export. */
    @Query
    @Description("One export, a deleted one too; null when there is none.")
    public Uni<Export> export(@NonNull @Id String id) {
        UUID tenant = access.require().tenantId();
        return access.read(() -> sql.call(tenant, connection -> DefinitionStore.find(connection, tenant, id))
                .map(export -> Export.of(tenant, export, Instant.now()))
                .orElse(null));
    }

    /** A page of the runs of an export. */
    @NonNull
    @Description("Its runs, the newest first.")
    public Uni<ExportRunConnection> runs(
            @Source Export export, @Description(SIZE) int first, @Description(AFTER) String after) {
        int size = Page.checkedSize(first, Places.MOST);
        UUID tenant = export.tenantId();
        Cursors.Connection places = cursors.of(access.require(), "export-runs", export.id());
        Optional<Place> before = Place.after(places, after);
        return access.read(() -> {
            List<Run> runs =
                    sql.call(tenant, connection -> RunReader.list(connection, tenant, export.id(), before, size + 1));
            Function<Run, String> cursor = run -> new Place(run.createdAt(), run.runId()).cursor(places);
            Page<Run> page = Page.of(runs, size, after != null, cursor);
            return new ExportRunConnection(
                    page.edges(cursor, (at, run) -> new ExportRunEdge(at, ExportRun.of(run, Instant.now()))),
                    page.info());
        });
    }

    /** A page of the slots that passed without a run. */
    @NonNull
    @Description("Slots that passed without a run, as catchUp wants it, the newest first.")
    public Uni<SkippedSlotsConnection> skippedSlots(
            @Source Export export, @Description(SIZE) int first, @Description(AFTER) String after) {
        int size = Page.checkedSize(first, Places.MOST);
        UUID tenant = export.tenantId();
        Cursors.Connection places = cursors.of(access.require(), "skipped-slots", export.id());
        Instant before = Optional.ofNullable(after)
                .map(cursor -> Instant.parse(places.decode(cursor).get(0)))
                .orElse(END);
        return access.read(() -> {
            List<SkippedSlots> rows =
                    sql.call(tenant, connection -> SkipStore.list(connection, tenant, export.id(), before, size + 1));
            Function<SkippedSlots, String> cursor =
                    slots -> places.encode(slots.firstSlot().toString());
            Page<SkippedSlots> page = Page.of(rows, size, after != null, cursor);
            return new SkippedSlotsConnection(page.edges(cursor, SkippedSlotsEdge::new), page.info());
        });
    }

    /** One run. */
    @Query
    @Description("One run of any of your exports; null when there is none.")
    public Uni<ExportRun> exportRun(@NonNull @Id String id) {
        TenantScope scope = access.require();
        UUID tenant = scope.tenantId();
        return access.read(() -> sql.call(tenant, connection -> RunReader.find(connection, tenant, id))
                .map(run -> ExportRun.of(run, Instant.now()))
                .orElse(null));
    }

    /** A page of the destinations. */
    @Query
    @NonNull
    @Description("The destinations of your tenant, the oldest first.")
    public Uni<ExportDestinationConnection> exportDestinations(
            @Description(SIZE) int first, @Description(AFTER) String after) {
        TenantScope scope = access.require();
        UUID tenant = scope.tenantId();
        Places<DestinationRow> places =
                new Places<>(cursors.of(scope, "export-destinations"), row -> new Place(row.createdAt(), row.id()));
        Page.checkedSize(first, Places.MOST);
        return access.read(() -> {
            Page<DestinationRow> page =
                    places.page(sql.call(tenant, connection -> DestinationRow.list(connection, tenant)), first, after);
            return new ExportDestinationConnection(
                    page.edges(places::cursor, (at, row) -> new ExportDestinationEdge(at, ExportDestination.of(row))),
                    page.info());
        });
    }
}

package io.chokepoint.api.export;

import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Answers what is exported, and what became of it. */
@GraphQLApi
public class ExportQueries {
    private static final int MOST = 100;

    private final ExportAccess access;
    private final PanacheTenantSql sql;

    ExportQueries(ExportAccess access, PanacheTenantSql sql) {
        this.access = access;
        this.sql = sql;
    }

    /** All exports that are not deleted. */
    @Query
    @NonNull
    @Description("The exports of your tenant that are not deleted, the oldest first.")
    public Uni<List<@NonNull Export>> exports() {
        UUID tenant = access.require().tenantId();
        return access.read(() -> sql.call(tenant, connection -> DefinitionStore.list(connection, tenant)).stream()
                .map(export -> Export.of(tenant, export, Instant.now()))
                .toList());
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

    /** The newest runs of an export. */
    @NonNull
    @Description("Its runs, the newest first.")
    public Uni<List<@NonNull ExportRun>> runs(@Source Export export, @Description("How many, 1 to 100.") int first) {
        int most = Page.checkedSize(first, MOST);
        UUID tenant = export.tenantId();
        return access.read(
                () -> sql.call(tenant, connection -> RunLedger.list(connection, tenant, export.id(), most)).stream()
                        .map(run -> ExportRun.of(run, Instant.now()))
                        .toList());
    }

    /** One run. */
    @Query
    @Description("One run of any of your exports; null when there is none.")
    public Uni<ExportRun> exportRun(@NonNull @Id String id) {
        TenantScope scope = access.require();
        UUID tenant = scope.tenantId();
        return access.read(() -> sql.call(tenant, connection -> RunLedger.find(connection, tenant, id))
                .map(run -> ExportRun.of(run, Instant.now()))
                .orElse(null));
    }

    /** All destinations. */
    @Query
    @NonNull
    @Description("The destinations of your tenant, the oldest first.")
    public Uni<List<@NonNull ExportDestination>> exportDestinations() {
        UUID tenant = access.require().tenantId();
        return access.read(() -> sql.call(tenant, connection -> DestinationRow.list(connection, tenant)).stream()
                .map(ExportDestination::of)
                .toList());
    }
}

package io.chokepoint.api.audit;

import io.chokepoint.api.audit.AuditEventConnection.AuditEventEdge;
import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Answers what was done for a tenant. */
@GraphQLApi
public class AuditQueries {
    private static final int MOST = 100;
    private static final String CURSOR = "audit";

    private final CurrentScope current;
    private final AuditLog log;
    private final TenantTransaction transaction;
    private final ReaderPool pool;
    private final Cursors cursors;

    AuditQueries(CurrentScope current, AuditLog log, TenantTransaction transaction, ReaderPool pool, Cursors cursors) {
        this.current = current;
        this.log = log;
        this.transaction = transaction;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** A page of the tenant's audit events. */
    @Query
    @NonNull
    @Description("What was done for your tenant, the newest first.")
    public Uni<AuditEventConnection> auditEvents(
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        TenantScope scope = current.require();
        int size = Page.checkedSize(first, MOST);
        Cursors.Connection places = cursors.of(scope, CURSOR);
        long before = Optional.ofNullable(after)
                .map(cursor -> Long.parseLong(places.decode(cursor).get(0)))
                .orElse(Long.MAX_VALUE);
        return pool.read(() -> {
            List<AuditEvent> rows = events(scope, before, size + 1);
            Function<AuditEvent, String> cursor = event -> places.encode(event.sequence());
            Page<AuditEvent> page = Page.of(rows, size, after != null, cursor);
            return new AuditEventConnection(page.edges(cursor, AuditEventEdge::new), page.info());
        });
    }

    @ActivateRequestContext
    List<AuditEvent> events(TenantScope scope, long before, int limit) {
        return transaction.call(scope.tenantId(), () -> log.newest(scope.tenantId(), before, limit));
    }
}

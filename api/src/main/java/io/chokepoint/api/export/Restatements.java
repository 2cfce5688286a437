package io.chokepoint.api.export;

import io.chokepoint.api.export.PublicationWatch.Published;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.pack.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Enters the runs that publications make due: first deliveries, and restatements of what was delivered before. */
@ApplicationScoped
class Restatements {
    private final PanacheTenantSql sql;
    private final PublicationWatch publications;
    private final RestatementCauses causes;

    Restatements(PanacheTenantSql sql, PublicationWatch publications, RestatementCauses causes) {
        this.sql = sql;
        this.publications = publications;
        this.causes = causes;
    }

    /** Enters the runs of an export that publications make due, once each. */
    void enter(TenantScope scope, Definition export, Instant now) {
        if (export.trigger() == ExportTrigger.ON_PUBLICATION) {
            Instant after = export.lastSlot().orElse(export.startAt());
            publications.since(scope, export.filters(), after, now).stream()
                    .filter(published -> export.endAt()
                            .filter(end -> !published.at().isBefore(end))
                            .isEmpty())
                    .forEach(published -> deliver(scope, export, published, now));
        } else if (export.isRestated()) {
            Instant after = export.restatedUntil().orElse(export.createdAt());
            publications
                    .since(scope, export.filters(), after, now)
                    .forEach(published -> restate(scope, export, published, now));
        }
    }

    private void deliver(TenantScope scope, Definition export, Published published, Instant now) {
        UUID tenant = scope.tenantId();
        Period period = published.period();
        Optional<Run> before =
                sql.call(tenant, connection -> RunLedger.lastDelivered(connection, tenant, export.id(), period));
        Run run = before.map(known -> RunPlan.restating(
                        export,
                        known,
                        Optional.of(published.at()),
                        published.at(),
                        period,
                        causes(scope, export, known, published),
                        now))
                .orElseGet(() -> RunPlan.ofPublication(export, published.at(), period, now));
        sql.call(tenant, connection -> {
            insert(connection, tenant, run);
            DefinitionStore.setLastSlot(connection, tenant, export.id(), published.at());
            return null;
        });
    }

    /** Periods of a schedule that the publication touches are delivered again, each by itself. */
    private void restate(TenantScope scope, Definition export, Published published, Instant now) {
        UUID tenant = scope.tenantId();
        List<Run> runs = sql
                .call(
                        tenant,
                        connection ->
                                RunLedger.outdated(connection, tenant, export.id(), published.period(), published.at()))
                .stream()
                .filter(run -> published.touches(run.period()))
                .map(run -> RunPlan.restating(
                        export,
                        run,
                        Optional.empty(),
                        published.at(),
                        run.period(),
                        causes(scope, export, run, published),
                        now))
                .toList();
        sql.call(tenant, connection -> {
            for (Run run : runs) {
                insert(connection, tenant, run);
            }
            DefinitionStore.setRestatedUntil(connection, tenant, export.id(), published.at());
            return null;
        });
    }

    private List<String> causes(TenantScope scope, Definition export, Run before, Published published) {
        return causes.between(scope, export.filters(), before.period(), before.knownAt(), published.at());
    }

    private static void insert(Connection connection, UUID tenant, Run run) throws SQLException {
        if (RunLedger.insert(connection, tenant, run) && run.supersedes().isPresent()) {
            NoticeBook.enter(connection, tenant, run, NoticeBook.RESTATED, null, null);
        }
    }
}

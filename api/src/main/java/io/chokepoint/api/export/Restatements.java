package io.chokepoint.api.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
    private static final int MOST_LOOKS = 100_000;

    private final PanacheTenantSql sql;
    private final PublicationWatch publications;
    private final RestatementCauses causes;
    // When nothing was published since an export was looked at, it is not looked at again.
    private final Cache<Look, Instant> looks =
            Caffeine.newBuilder().maximumSize(MOST_LOOKS).build();

    Restatements(PanacheTenantSql sql, PublicationWatch publications, RestatementCauses causes) {
        this.sql = sql;
        this.publications = publications;
        this.causes = causes;
    }

    /** What was looked for. */
    private record Look(String exportId, ExportTrigger trigger, Filters filters) {}

    /** Enters the runs that publications make due for exports of a tenant, once each. */
    void enter(TenantScope scope, List<Definition> exports, Instant now) {
        List<Definition> concerned = exports.stream()
                .filter(export -> export.trigger() == ExportTrigger.ON_PUBLICATION || export.isRestated())
                .toList();
        if (concerned.isEmpty()) {
            return;
        }
        Instant latest = publications.latest(scope, now);
        for (Definition export : concerned) {
            Look look = new Look(export.id(), export.trigger(), export.filters());
            if (latest.isAfter(since(export)) && !latest.equals(looks.getIfPresent(look))) {
                if (enter(scope, export, now) < PublicationWatch.MOST_AT_ONCE) {
                    looks.put(look, latest);
                }
            }
        }
    }

    private static Instant since(Definition export) {
        return export.trigger() == ExportTrigger.ON_PUBLICATION
                ? export.lastSlot().orElse(export.startAt())
                : export.restatedUntil().orElse(export.createdAt());
    }

    /** Gives the number of publications that were found. */
    private int enter(TenantScope scope, Definition export, Instant now) {
        List<Published> found = publications.since(scope, concerned(scope, export), since(export), now);
        for (Published published : found) {
            if (export.isRestated()) {
                restate(scope, export, published, now);
            } else if (export.endAt()
                    .filter(end -> !published.at().isBefore(end))
                    .isEmpty()) {
                deliver(scope, export, published, now);
            }
        }
        return found.size();
    }

    /** What an export is made from: of a composite that was deleted nothing is known, and its next run says so. */
    private Filters concerned(TenantScope scope, Definition export) {
        UUID tenant = scope.tenantId();
        return export.composite()
                .flatMap(id -> sql.call(tenant, connection -> Pins.currentComposite(connection, tenant, id)))
                .map(pin -> Recipes.narrowed(export.filters(), Recipes.of(pin)))
                .orElse(export.filters());
    }

    private void deliver(TenantScope scope, Definition export, Published published, Instant now) {
        UUID tenant = scope.tenantId();
        Period period = published.period();
        Optional<Run> before =
                sql.call(tenant, connection -> RunReader.lastDelivered(connection, tenant, export.id(), period));
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
                                RunReader.outdated(connection, tenant, export.id(), published.period(), published.at()))
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
        return causes.between(scope, concerned(scope, export), before.period(), before.knownAt(), published.at());
    }

    private static void insert(Connection connection, UUID tenant, Run run) throws SQLException {
        if (RunBook.insert(connection, tenant, run) && run.supersedes().isPresent()) {
            NoticeBook.enter(connection, tenant, run, NoticeBook.RESTATED, null, null);
        }
    }
}

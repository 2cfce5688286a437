package io.chokepoint.api.live;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.tenant.TenantScope;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells listeners of the publications that their tenant may see: one look at ClickHouse for each tenant that listens, however
 * many of its users do. What is told is a reason to read, not the answer: each listener reads in its own scope.
 */
@ApplicationScoped
class PublicationFeed {
    private static final Logger LOG = Logger.getLogger(PublicationFeed.class);
    /** How late a publication may become readable after the instant that it carries. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private static final String COLUMNS =
            "dataset, toString(run_id) AS run, toUnixTimestamp64Micro(published_at) AS published";

    private final ClickHouseReader reader;
    private final Map<UUID, Listening> tenants = new ConcurrentHashMap<>();

    PublicationFeed(ClickHouseReader reader) {
        this.reader = reader;
    }

    /** Who listens for one tenant, and what it was told. */
    private static final class Listening {
        private final Set<Consumer<Publication>> listeners = ConcurrentHashMap.newKeySet();
        private volatile Set<Publication> told = Set.of();
        private volatile TenantScope scope;
    }

    /** Tells a listener of what is published from now on. Blocking: what is there already is looked up first. */
    void listen(TenantScope scope, Consumer<Publication> listener) {
        tenants.compute(scope.tenantId(), (tenant, known) -> {
            Listening listening = known == null ? new Listening() : known;
            if (known == null) {
                listening.told = new HashSet<>(recent(scope));
            }
            know(listening, scope);
            listening.listeners.add(listener);
            return listening;
        });
    }

    /** Takes note of what a user of a tenant that listens may see by now. */
    void know(TenantScope scope) {
        tenants.computeIfPresent(scope.tenantId(), (tenant, listening) -> know(listening, scope));
    }

    /** A user who may see nothing does not take it from the others of the tenant. */
    private static Listening know(Listening listening, TenantScope scope) {
        if (listening.scope == null || !scope.grants().isEmpty()) {
            listening.scope = scope;
        }
        return listening;
    }

    /** Tells a listener of nothing more. */
    void forget(UUID tenantId, Consumer<Publication> listener) {
        tenants.computeIfPresent(tenantId, (tenant, listening) -> {
            listening.listeners.remove(listener);
            return listening.listeners.isEmpty() ? null : listening;
        });
    }

    @Scheduled(every = "${chokepoint.live.interval:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        tenants.forEach((tenant, listening) -> {
            try {
                List<Publication> recent = recent(listening.scope);
                Set<Publication> told = listening.told;
                listening.told = new HashSet<>(recent);
                recent.stream()
                        .filter(publication -> !told.contains(publication))
                        .forEach(publication -> listening.listeners.forEach(each -> each.accept(publication)));
            } catch (ApiException e) {
                LOG.warnf("Publications could not be looked up; the next look tells them: %s", e.getMessage());
            }
        });
    }

    /** What was published in the last minutes, in order. */
    private List<Publication> recent(TenantScope scope) {
        Instant now = Instant.now();
        ScopedQuery query = ScopedQuery.selectGranted(COLUMNS, VisibleView.VISIBLE_PUBLICATION, scope, now)
                .append(" AND toUnixTimestamp64Micro(published_at) > ? ORDER BY published_at, run_id")
                .with(ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(LATE)));
        return reader.list(
                query,
                row -> new Publication(
                        row.getString("dataset"),
                        row.getString("run"),
                        Instant.EPOCH.plus(row.getLong("published"), ChronoUnit.MICROS)));
    }
}

package io.chokepoint.api.clickhouse;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.tenant.TenantScope;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * When something was last published for a tenant, looked up every second while the tenant asks. What is known is about a
 * second old; what is not known is not said.
 */
@ApplicationScoped
public class PublicationClock {
    private static final Logger LOG = Logger.getLogger(PublicationClock.class);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final String LATEST = "toUnixTimestamp64Micro(max(published_at))";

    private final ClickHouseReader reader;
    private final Map<UUID, Reading> readings = new ConcurrentHashMap<>();

    PublicationClock(ClickHouseReader reader) {
        this.reader = reader;
    }

    /** What is known of a tenant, and when it last asked. */
    private record Reading(TenantScope scope, Instant askedAt, OptionalLong latest) {}

    /** Microseconds since 1970 of the newest publication, or empty while that is not known. */
    public OptionalLong latest(TenantScope scope) {
        return readings.compute(
                        scope.tenantId(),
                        (tenant, known) -> new Reading(
                                // A user who may see nothing would look for nothing, in place of the whole tenant.
                                known != null && scope.grants().isEmpty() ? known.scope() : scope,
                                Instant.now(),
                                known == null ? OptionalLong.empty() : known.latest()))
                .latest();
    }

    @Scheduled(every = "${chokepoint.cache.publication-interval:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        Instant idle = Instant.now().minus(IDLE);
        readings.values().removeIf(reading -> reading.askedAt().isBefore(idle));
        for (Reading reading : readings.values()) {
            OptionalLong latest = read(reading.scope());
            readings.computeIfPresent(
                    reading.scope().tenantId(), (tenant, now) -> new Reading(now.scope(), now.askedAt(), latest));
        }
    }

    private OptionalLong read(TenantScope scope) {
        try {
            ScopedQuery query =
                    ScopedQuery.selectGranted(LATEST, VisibleView.VISIBLE_PUBLICATION, scope, Instant.now());
            return OptionalLong.of(reader.list(query, row -> row.getLong(1)).get(0));
        } catch (ApiException e) {
            LOG.warnf("Publications could not be looked up, so nothing is answered from memory: %s", e.getMessage());
            return OptionalLong.empty();
        }
    }
}

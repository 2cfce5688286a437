package io.chokepoint.api.subject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chokepoint.api.clickhouse.PublicationClock;
import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Subjects that were read before: what they are called and which resources they have, no numbers. A subject is found again by
 * the same tenant with the same grants, for some seconds and until something is published.
 */
@ApplicationScoped
class SubjectMemory {
    private static final long MOST = 20_000;
    /** A grant reaches ClickHouse some seconds after PostgreSQL: what was read in between is gone soon after. */
    private static final Duration OLDEST = Duration.ofSeconds(20);

    private final PublicationClock clock;
    private final Cache<Key, Subject> subjects =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(OLDEST).build();

    SubjectMemory(PublicationClock clock) {
        this.clock = clock;
    }

    /** What a subject depends on. */
    private record Key(UUID tenantId, List<Grant> grants, long publication, String subjectKey) {}

    /** A subject as a request of this scope sees it, if it was read before. */
    Optional<Subject> find(TenantScope scope, Instant knownAt, String subjectKey) {
        return key(scope, subjectKey).map(subjects::getIfPresent).map(subject -> subject.as(scope, knownAt));
    }

    /**
     * Keeps subjects that are read after this, in this scope. What is published meanwhile makes them unfindable, not stale.
     */
    Consumer<Subject> keeper(TenantScope scope) {
        OptionalLong publication = clock.latest(scope);
        return subject -> {
            if (publication.isPresent()) {
                subjects.put(
                        new Key(scope.tenantId(), scope.grants(), publication.getAsLong(), subject.getKey()), subject);
            }
        };
    }

    private Optional<Key> key(TenantScope scope, String subjectKey) {
        OptionalLong publication = clock.latest(scope);
        return publication.isEmpty()
                ? Optional.empty()
                : Optional.of(new Key(scope.tenantId(), scope.grants(), publication.getAsLong(), subjectKey));
    }
}

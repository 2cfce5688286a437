package io.chokepoint.api.subject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chokepoint.api.clickhouse.PublicationClock;
import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Pages of subjects. One that was read before is found again by the same tenant with the same grants, for some seconds and
 * until something is published. It holds what subjects are called and which resources they have, no numbers.
 */
@ApplicationScoped
class SubjectPages {
    /** Subjects on all pages. */
    private static final long MOST = 50_000;
    /** A grant reaches ClickHouse some seconds after PostgreSQL: what was read in between is gone soon after. */
    private static final Duration OLDEST = Duration.ofSeconds(20);

    private final SubjectReader reader;
    private final PublicationClock clock;
    private final ReaderPool pool;
    private final Cache<Key, List<Subject>> pages = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Key key, List<Subject> page) -> page.size() + 1)
            .expireAfterWrite(OLDEST)
            .build();

    SubjectPages(SubjectReader reader, PublicationClock clock, ReaderPool pool) {
        this.reader = reader;
        this.clock = clock;
        this.pool = pool;
    }

    /**
     * Which page.
     *
     * @param after the subject before the page, or empty for the first page
     * @param limit most subjects
     */
    record Page(SubjectFilter filter, SubjectOrder order, Optional<SubjectReader.Position> after, int limit) {}

    /** Subjects in order, as they were known at an instant. */
    record Known(Instant at, List<Subject> subjects) {
        private Known as(TenantScope scope) {
            return new Known(
                    at, subjects.stream().map(each -> each.as(scope, at)).toList());
        }
    }

    /** What a page depends on. */
    private record Key(UUID tenantId, List<Grant> grants, long publication, Page page) {}

    /**
     * A page.
     *
     * @param knownAt instant of knowledge; now where empty
     */
    Uni<Known> page(TenantScope scope, Page page, Optional<Instant> knownAt) {
        Instant instant = knownAt.orElseGet(Instant::now);
        return key(scope, page, instant)
                .map(pages::getIfPresent)
                .map(known -> Uni.createFrom().item(new Known(instant, known).as(scope)))
                .orElseGet(() -> pool.read(() -> read(scope, page, instant)));
    }

    private Known read(TenantScope scope, Page page, Instant instant) {
        // What is published meanwhile makes the page unfindable, not stale.
        Optional<Key> key = key(scope, page, instant);
        List<Subject> subjects =
                reader.subjects(scope, instant, page.filter(), page.order(), page.after(), page.limit());
        key.ifPresent(place -> pages.put(place, subjects));
        return new Known(instant, subjects);
    }

    /** Where a page is remembered; empty where an instant is asked for after which something was published. */
    private Optional<Key> key(TenantScope scope, Page page, Instant instant) {
        OptionalLong publication = clock.latest(scope);
        return publication.isEmpty() || publication.getAsLong() > ChronoUnit.MICROS.between(Instant.EPOCH, instant)
                ? Optional.empty()
                : Optional.of(new Key(scope.tenantId(), scope.grants(), publication.getAsLong(), page));
    }
}

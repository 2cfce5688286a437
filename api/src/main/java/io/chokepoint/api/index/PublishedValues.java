package io.chokepoint.api.index;

import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.index.IndexValueReader.Coordinates;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.subject.SubjectFilter;
import io.chokepoint.api.subject.SubjectReader;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Published values of subjects, gathered with all others that the request asks for. */
@ApplicationScoped
public class PublishedValues {
    private final IndexValueBatches batches;
    private final IndexValueReader reader;

    PublishedValues(IndexValueBatches batches, IndexValueReader reader) {
        this.batches = batches;
        this.reader = reader;
    }

    /**
     * The value of the newest measured day, or of the last one not after a day; or the answer that says why there is none.
     *
     * @param knownAt instant of knowledge; empty for that of the subject
     */
    public Uni<IndexValue> value(
            Subject subject,
            CentralizationIndex index,
            Resource resource,
            Basis basis,
            Optional<LocalDate> at,
            Optional<Instant> knownAt) {
        return batches.value(new IndexValueBatches.Key(
                subject.scope(),
                knownAt.orElse(subject.knownAt()),
                knownAt.isEmpty(),
                new PointValues.Wanted(
                        Coordinates.of(subject, index, resource, basis), at, subject.newestDay(resource))));
    }

    /**
     * The newest values of one index of many subjects, by the key of the subject; those without a value are left out.
     * Blocking.
     *
     * @param filter which subjects; all where empty
     * @param at last day that counts; the newest where empty
     * @param most subjects at most, the most concentrated of them
     */
    public Map<String, IndexValue> ofAll(
            TenantScope scope,
            Instant knownAt,
            CentralizationIndex index,
            Resource resource,
            Basis basis,
            Optional<SubjectFilter> filter,
            Optional<LocalDate> at,
            int most) {
        Optional<ScopedQuery> keys = filter.map(some -> SubjectReader.keys(scope, knownAt, some));
        return reader
                .ranking(scope, knownAt, new Coordinates("", "", index, resource, basis), keys, at, 0, most)
                .stream()
                .collect(Collectors.toMap(IndexValueReader.Ranked::subjectKey, IndexValueReader.Ranked::value));
    }
}

package io.chokepoint.api.index;

import io.chokepoint.api.index.IndexValueReader.Coordinates;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Published values of subjects, gathered with all others that the request asks for. */
@ApplicationScoped
public class PublishedValues {
    private final IndexValueBatches batches;

    PublishedValues(IndexValueBatches batches) {
        this.batches = batches;
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
}

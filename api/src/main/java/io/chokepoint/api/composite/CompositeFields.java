package io.chokepoint.api.composite;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.index.IndexValue;
import io.chokepoint.api.index.PublishedValues;
import io.chokepoint.api.request.RequestWork;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The composites of a subject. Everything is read in the scope that the subject was read in. */
@GraphQLApi
public class CompositeFields {
    private final Composites composites;
    private final PublishedValues values;
    private final ReaderPool pool;

    CompositeFields(Composites composites, PublishedValues values, ReaderPool pool) {
        this.composites = composites;
        this.values = values;
        this.pool = pool;
    }

    /** Composites that a request has asked for, by id: each is read once, however many subjects it is computed for. */
    private record Read(Map<String, Uni<Composite>> byId) {}

    /** A composite of this subject. */
    @NonNull
    @Description(
            "A composite of your tenant, of the newest measured day of each component or of the last one not after `at`.")
    public Uni<CompositeValue> composite(
            @Source Subject subject,
            @NonNull @Id @Description("Id of the composite.") String id,
            @Description("Last day to consider; default: the newest.") LocalDate at,
            @Description("Answer as it was known then; default: now.") Instant knownAt) {
        return read(subject.scope(), id)
                .flatMap(composite -> values(subject, composite, Optional.ofNullable(at), Optional.ofNullable(knownAt))
                        .map(found -> CompositeValue.of(
                                composite, found, Optional.ofNullable(knownAt).orElse(subject.knownAt()))));
    }

    private Uni<List<IndexValue>> values(
            Subject subject, Composite composite, Optional<LocalDate> at, Optional<Instant> knownAt) {
        List<Uni<IndexValue>> each = composite.getComponents().stream()
                .map(component ->
                        values.value(subject, component.index(), component.resource(), component.basis(), at, knownAt))
                .toList();
        return Uni.join().all(each).andFailFast();
    }

    private Uni<Composite> read(TenantScope scope, String id) {
        Optional<RequestWork> work = RequestWork.current();
        if (work.isEmpty()) {
            return pool.read(() -> composites.require(scope, id));
        }
        return work.get()
                .kept(Read.class, () -> new Read(new ConcurrentHashMap<>()))
                .byId()
                .computeIfAbsent(id, absent -> pool.read(() -> composites.require(scope, id))
                        .memoize()
                        .indefinitely());
    }
}

package io.chokepoint.api.subject;

import io.chokepoint.api.clickhouse.SharedReads;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds subjects by key: those that were read before at once, others together with what requests of the same scope look for. */
@ApplicationScoped
class SubjectLookup {
    private final SubjectReader reader;
    private final SubjectMemory memory;
    private final SharedReads<Wanted, Optional<Subject>> reads;

    SubjectLookup(SubjectReader reader, SubjectMemory memory, SharedReads.Lanes lanes) {
        this.reader = reader;
        this.memory = memory;
        this.reads = lanes.of(this::read);
    }

    /** What one field looks for. */
    private record Wanted(TenantScope scope, Instant knownAt, String key) {}

    /** The subject, or empty when there is none that the tenant may see. */
    Uni<Optional<Subject>> find(TenantScope scope, Instant knownAt, String key) {
        Optional<Subject> known = memory.find(scope, knownAt, key);
        if (known.isPresent()) {
            return Uni.createFrom().item(known);
        }
        Wanted wanted = new Wanted(scope, knownAt, key);
        return reads.read(scope, List.of(wanted)).map(found -> found.get(wanted));
    }

    private Map<Wanted, Optional<Subject>> read(TenantScope scope, List<Wanted> all) {
        Consumer<Subject> keeper = memory.keeper(scope);
        Instant last = all.stream().map(Wanted::knownAt).max(Instant::compareTo).orElseThrow();
        Map<String, Subject> found =
                reader.subjects(scope, last, all.stream().map(Wanted::key).collect(Collectors.toSet()));
        found.values().forEach(keeper);
        Map<Wanted, Optional<Subject>> answers = new HashMap<>();
        for (Wanted wanted : all) {
            Optional<Subject> subject = Optional.ofNullable(found.get(wanted.key()));
            // What was published after a request began is not for it: read again, as it was known then.
            answers.put(
                    wanted,
                    subject.filter(each -> each.publishedAfter(wanted.knownAt()))
                                    .isPresent()
                            ? reader.subject(scope, wanted.knownAt(), wanted.key())
                            : subject.map(each -> each.as(wanted.scope(), wanted.knownAt())));
        }
        return answers;
    }
}

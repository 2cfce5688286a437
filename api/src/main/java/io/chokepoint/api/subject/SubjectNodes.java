package io.chokepoint.api.subject;

import io.chokepoint.api.node.NodeLoader;
import io.chokepoint.api.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Subjects by id. */
@ApplicationScoped
class SubjectNodes implements NodeLoader {
    private final SubjectReader reader;

    SubjectNodes(SubjectReader reader) {
        this.reader = reader;
    }

    @Override
    public String type() {
        return Subject.TYPE;
    }

    @Override
    public Map<String, Subject> load(TenantScope scope, Collection<String> keys) {
        return reader.subjects(scope, Instant.now(), keys);
    }
}

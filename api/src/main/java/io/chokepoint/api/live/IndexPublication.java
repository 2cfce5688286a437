package io.chokepoint.api.live;

import io.chokepoint.api.index.Run;
import io.chokepoint.api.subject.SubjectFilter;
import io.chokepoint.api.tenant.TenantScope;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A publication as a tenant sees it. Carries the scope in which it was read. */
@Description("A publication: its run is the answer from now on.")
public final class IndexPublication {
    private final TenantScope scope;
    private final Publication publication;
    private final Instant knownAt;
    private final SubjectFilter filter;
    private final int subjectCount;

    IndexPublication(
            TenantScope scope, Publication publication, Instant knownAt, SubjectFilter filter, int subjectCount) {
        this.scope = scope;
        this.publication = publication;
        this.knownAt = knownAt;
        this.filter = filter;
        this.subjectCount = subjectCount;
    }

    /** Unit of publication. */
    @NonNull
    @Description("Unit of publication.")
    public String getDataset() {
        return publication.dataset();
    }

    /** The run. */
    @NonNull
    @Description("The run whose results have become visible.")
    public Run getRun() {
        return new Run(scope, knownAt, publication.runId(), publication.publishedAt());
    }

    /** Number of subjects. */
    @Description("Number of subjects that it says something of, of those that the filter lets through and you may see.")
    public int getSubjectCount() {
        return subjectCount;
    }

    @Ignore
    TenantScope scope() {
        return scope;
    }

    @Ignore
    Instant knownAt() {
        return knownAt;
    }

    @Ignore
    SubjectFilter filter() {
        return filter;
    }

    @Ignore
    String runId() {
        return publication.runId();
    }
}

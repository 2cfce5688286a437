package io.chokepoint.api.index;

import io.chokepoint.api.tenant.TenantScope;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** An execution whose results are published. Carries the scope in which it was read. */
@Description("An execution whose results are published.")
public final class Run {
    private final TenantScope scope;
    private final Instant knownAt;
    private final String id;
    private final Instant publishedAt;

    /**
     * A run that a tenant sees something of.
     *
     * @param knownAt instant of knowledge at which it was read
     */
    public Run(TenantScope scope, Instant knownAt, String id, Instant publishedAt) {
        this.scope = scope;
        this.knownAt = knownAt;
        this.id = id;
        this.publishedAt = publishedAt;
    }

    /** Id of the run. */
    @Id
    @NonNull
    public String getId() {
        return id;
    }

    /** When its results became visible. */
    @NonNull
    @Description("When its results became visible.")
    public Instant getPublishedAt() {
        return publishedAt;
    }

    @Ignore
    TenantScope scope() {
        return scope;
    }

    @Ignore
    Instant knownAt() {
        return knownAt;
    }
}

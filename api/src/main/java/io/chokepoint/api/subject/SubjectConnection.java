package io.chokepoint.api.subject;

import io.chokepoint.api.graphql.PageInfo;
import io.chokepoint.api.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of subjects. */
@Description("A page of subjects.")
public final class SubjectConnection {
    private final List<SubjectEdge> edges;
    private final PageInfo pageInfo;
    private final TenantScope scope;
    private final Instant knownAt;
    private final SubjectFilter filter;

    SubjectConnection(
            List<SubjectEdge> edges, PageInfo pageInfo, TenantScope scope, Instant knownAt, SubjectFilter filter) {
        this.edges = edges;
        this.pageInfo = pageInfo;
        this.scope = scope;
        this.knownAt = knownAt;
        this.filter = filter;
    }

    /** A subject and its place. */
    @Description("A subject and its place.")
    public record SubjectEdge(@NonNull String cursor, @NonNull Subject node) {}

    /** The subjects of the page. */
    @NonNull
    public List<@NonNull SubjectEdge> getEdges() {
        return edges;
    }

    /** Where the page stands. */
    @NonNull
    public PageInfo getPageInfo() {
        return pageInfo;
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
}

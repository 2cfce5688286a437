package io.chokepoint.api.viewer;

import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantStatus;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** Who asks. */
@Description("Who asks.")
public record Viewer(
        @NonNull @Description("Name of the user or client.") String user,
        @NonNull @Description("Roles, in order.") List<@NonNull String> roles,
        @NonNull @Description("The tenant that the request is made for.") ViewerTenant tenant,
        @NonNull @Description("What you may see: the union of these.") List<@NonNull ViewerGrant> grants) {

    /** A part of the published numbers that a tenant may see. */
    @Description("A part of the published numbers that may be seen; what is null does not restrict.")
    public record ViewerGrant(
            Domain domain,
            @Description("CAIP-2 id or slug.") String network,
            @Description("Key of a subject.") String subject,
            Resource resource,
            @Description("First day; null for all history.") LocalDate historyFrom) {

        /** A grant as clients see it. */
        public static ViewerGrant of(Grant grant) {
            return new ViewerGrant(
                    grant.domain().isEmpty() ? null : Domain.ofId(grant.domain()),
                    grant.network().isEmpty() ? null : grant.network(),
                    grant.subjectId().isEmpty() ? null : grant.subjectId(),
                    grant.resource().isEmpty() ? null : Resource.ofId(grant.resource()),
                    grant.historyFrom().equals(LocalDate.EPOCH) ? null : grant.historyFrom());
        }
    }

    /** The tenant of the viewer. */
    @Description("A customer of Chokepoint.")
    public record ViewerTenant(
            @NonNull @Id String id,
            @NonNull @Description("Alias of the organization.") String alias,
            @NonNull @Description("Name for people.") String name,
            @NonNull @Description("Plan.") String plan,
            @NonNull @Description("Whether the tenant is served.") TenantStatus status) {}

    static Viewer of(TenantScope scope) {
        return new Viewer(
                scope.userName(),
                scope.roles().stream().sorted().toList(),
                new ViewerTenant(
                        scope.tenantId().toString(), scope.alias(), scope.name(), scope.planId(), scope.status()),
                scope.grants().stream().map(ViewerGrant::of).toList());
    }
}

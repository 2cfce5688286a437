package io.chokepoint.api.viewer;

import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantStatus;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** Who asks. */
@Description("Who asks.")
public record Viewer(
        @NonNull @Description("Name of the user or client.") String user,
        @NonNull @Description("Roles, in order.") List<@NonNull String> roles,
        @NonNull @Description("The tenant that the request is made for.") ViewerTenant tenant) {

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
                        scope.tenantId().toString(), scope.alias(), scope.name(), scope.planId(), scope.status()));
    }
}

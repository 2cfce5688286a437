package io.chokepoint.api.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks tenants up in PostgreSQL. */
@ApplicationScoped
class TenantDirectory {
    private final TenantTransaction transaction;

    TenantDirectory(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** The scope of a user of a tenant, or empty when the tenant is not known here. */
    @ActivateRequestContext
    Optional<TenantScope> scopeOf(UUID tenantId, String userId, String userName, Set<String> roles) {
        return transaction.call(tenantId, () -> {
            Optional<Tenant> found = Tenant.findByIdOptional(tenantId);
            return found.map(tenant -> new TenantScope(
                    tenant.tenantId,
                    tenant.alias,
                    tenant.name,
                    tenant.planId,
                    tenant.status,
                    userId,
                    userName,
                    roles,
                    grantsOf(tenantId)));
        });
    }

    /** What a tenant may see now; nothing while it is suspended. */
    @ActivateRequestContext
    List<Grant> effectiveGrants(UUID tenantId) {
        return transaction.call(tenantId, () -> {
            Optional<Tenant> tenant = Tenant.findByIdOptional(tenantId);
            boolean served =
                    tenant.filter(found -> found.status == TenantStatus.ACTIVE).isPresent();
            return served ? grantsOf(tenantId) : List.of();
        });
    }

    @ActivateRequestContext
    List<UUID> tenantIds() {
        return transaction.tenantIds();
    }

    private static List<Grant> grantsOf(UUID tenantId) {
        return TenantGrant.ofTenant(tenantId).stream().map(Grant::of).toList();
    }
}

package io.chokepoint.api.tenant;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks tenants up in PostgreSQL. */
@ApplicationScoped
class TenantDirectory {
    /** How long a change of a tenant may stay unseen by its requests. */
    private static final Duration OLDEST = Duration.ofSeconds(1);

    private final TenantTransaction transaction;
    private final LoadingCache<UUID, Optional<Known>> known =
            Caffeine.newBuilder().expireAfterWrite(OLDEST).build(this::read);

    TenantDirectory(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** A tenant and what it may see. */
    private record Known(String alias, String name, String planId, TenantStatus status, List<Grant> grants) {}

    /** The scope of a user of a tenant, at most a second old, or empty when the tenant is not known here. */
    Optional<TenantScope> scopeOf(UUID tenantId, String userId, String userName, Set<String> roles) {
        return known.get(tenantId)
                .map(tenant -> new TenantScope(
                        tenantId,
                        tenant.alias(),
                        tenant.name(),
                        tenant.planId(),
                        tenant.status(),
                        userId,
                        userName,
                        roles,
                        tenant.grants()));
    }

    @ActivateRequestContext
    Optional<Known> read(UUID tenantId) {
        return transaction.call(tenantId, () -> {
            Optional<Tenant> found = Tenant.findByIdOptional(tenantId);
            return found.map(
                    tenant -> new Known(tenant.alias, tenant.name, tenant.planId, tenant.status, grantsOf(tenantId)));
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

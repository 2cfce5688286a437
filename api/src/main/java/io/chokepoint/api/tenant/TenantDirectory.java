package io.chokepoint.api.tenant;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.chokepoint.api.plan.Plans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks tenants up in PostgreSQL. */
@ApplicationScoped
class TenantDirectory {
    /** How long a change of a tenant may stay unseen by its requests. */
    private static final Duration OLDEST = Duration.ofSeconds(1);

    private static final String EXPORTER = "exporter";

    private final TenantTransaction transaction;
    private final Plans plans;
    private final LoadingCache<UUID, Optional<Known>> known =
            Caffeine.newBuilder().expireAfterWrite(OLDEST).build(this::read);

    TenantDirectory(TenantTransaction transaction, Plans plans) {
        this.transaction = transaction;
        this.plans = plans;
    }

    /** A tenant and what it may see, and what those of its users may see whose view is narrowed. */
    private record Known(
            String alias,
            String name,
            String planId,
            TenantStatus status,
            List<Grant> grants,
            Map<String, List<Grant>> ofUsers) {

        private TenantScope scope(UUID tenantId, String userId, String userName, Set<String> roles) {
            List<Grant> narrowed = ofUsers.get(userId);
            Set<String> held = new HashSet<>(roles);
            if (narrowed != null) {
                // What is exported is all that the tenant may see.
                held.remove(EXPORTER);
            }
            return new TenantScope(
                    tenantId,
                    alias,
                    name,
                    planId,
                    status,
                    userId,
                    userName,
                    held,
                    narrowed == null ? grants : Grant.intersection(grants, narrowed));
        }
    }

    /** The scope of a user of a tenant, at most a second old, or empty when the tenant is not known here. */
    Optional<TenantScope> scopeOf(UUID tenantId, String userId, String userName, Set<String> roles) {
        return known.get(tenantId).map(tenant -> tenant.scope(tenantId, userId, userName, roles));
    }

    /** Has a tenant looked up anew. */
    void forget(UUID tenantId) {
        known.invalidate(tenantId);
    }

    @ActivateRequestContext
    Optional<Known> read(UUID tenantId) {
        return transaction.call(tenantId, () -> {
            Optional<Tenant> found = Tenant.findByIdOptional(tenantId);
            Map<String, List<Grant>> ofUsers = new HashMap<>();
            UserGrantsRow.ofTenant(tenantId).forEach(row -> ofUsers.put(row.userId.toString(), row.grants()));
            return found.map(tenant ->
                    new Known(tenant.alias, tenant.name, tenant.planId, tenant.status, grantsOf(tenant), ofUsers));
        });
    }

    /** What a tenant may see now; nothing while it is suspended. */
    @ActivateRequestContext
    List<Grant> effectiveGrants(UUID tenantId) {
        return transaction.call(tenantId, () -> {
            Optional<Tenant> tenant = Tenant.findByIdOptional(tenantId);
            return tenant.filter(found -> found.status == TenantStatus.ACTIVE)
                    .map(this::grantsOf)
                    .orElse(List.of());
        });
    }

    @ActivateRequestContext
    List<UUID> tenantIds() {
        return transaction.tenantIds();
    }

    /** What a tenant has been granted, as far as its plan goes. */
    private List<Grant> grantsOf(Tenant tenant) {
        List<Grant> grants =
                TenantGrant.ofTenant(tenant.tenantId).stream().map(Grant::of).toList();
        return plans.of(tenant.planId).narrow(grants, LocalDate.now(ZoneOffset.UTC));
    }
}

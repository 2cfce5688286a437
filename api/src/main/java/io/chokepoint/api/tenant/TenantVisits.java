package io.chokepoint.api.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** For work that the server does by itself, as one tenant after another, each with its own scope. */
@ApplicationScoped
public class TenantVisits {
    private final TenantDirectory directory;

    TenantVisits(TenantDirectory directory) {
        this.directory = directory;
    }

    /** The ids of all tenants. */
    public List<UUID> tenantIds() {
        return directory.tenantIds();
    }

    /**
     * The scope in which the server works as a tenant: its grants as they are now, and no role. Empty when there is no such
     * tenant, or when it is not served.
     *
     * @param worker name of the work, in the place of a user's
     */
    public Optional<TenantScope> scopeOf(UUID tenantId, String worker) {
        return directory
                .scopeOf(tenantId, worker, worker, Set.of())
                .filter(scope -> scope.status() == TenantStatus.ACTIVE);
    }
}

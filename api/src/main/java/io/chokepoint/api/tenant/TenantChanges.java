package io.chokepoint.api.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells this replica that a tenant was changed here; others learn it within a second. */
@ApplicationScoped
public class TenantChanges {
    private final TenantDirectory directory;

    TenantChanges(TenantDirectory directory) {
        this.directory = directory;
    }

    /** Has a tenant looked up anew for its next request. */
    public void forget(UUID tenantId) {
        directory.forget(tenantId);
    }
}

package io.chokepoint.api.tenant;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks, and what may be seen. Built once from the verified token, immutable, and handed to every reader.
 *
 * @param tenantId organization id
 * @param alias organization alias, for people
 * @param name organization name, for people
 * @param planId plan of the tenant
 * @param status whether the tenant is served
 * @param userId subject of the token
 * @param userName name of the user or client, for people
 * @param roles roles of the user
 * @param grants what the tenant may see: the union of these; empty means nothing
 */
public record TenantScope(
        UUID tenantId,
        String alias,
        String name,
        String planId,
        TenantStatus status,
        String userId,
        String userName,
        Set<String> roles,
        List<Grant> grants) {

    /** Copies the collections: a scope never changes. */
    public TenantScope {
        roles = Set.copyOf(roles);
        grants = List.copyOf(grants);
    }
}

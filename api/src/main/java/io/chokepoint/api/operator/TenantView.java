package io.chokepoint.api.operator;

import io.chokepoint.api.operator.TenantOrder.GrantOrder;
import io.chokepoint.api.tenant.TenantStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A tenant as operators see it.
 *
 * @param alias alias of its organization
 * @param id id of its organization
 * @param name name for people
 * @param plan id of its plan
 * @param status whether it is served
 * @param createdAt when it was onboarded
 * @param grants what it may see, when it is served
 */
record TenantView(
        String alias,
        UUID id,
        String name,
        String plan,
        TenantStatus status,
        Instant createdAt,
        List<GrantOrder> grants) {}

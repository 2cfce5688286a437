package io.chokepoint.api.tenant;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A customer: an organization of Keycloak, known here by the organization's id. */
@Entity
class Tenant extends PanacheEntityBase {
    @Id
    @Column(name = "tenant_id")
    UUID tenantId;

    String alias;
    String name;

    @Column(name = "plan_id")
    String planId;

    @Enumerated(EnumType.STRING)
    TenantStatus status;

    @Column(name = "created_at")
    Instant createdAt;
}

package io.chokepoint.api.tenant;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A row of what a tenant may see; null means any. */
@Entity
@Table(name = "tenant_grant")
@IdClass(TenantGrant.Key.class)
class TenantGrant extends PanacheEntityBase {
    @Id
    @Column(name = "tenant_id")
    UUID tenantId;

    @Id
    @Column(name = "grant_id")
    UUID grantId;

    String domain;
    String network;

    @Column(name = "subject_id")
    String subjectId;

    String resource;

    @Column(name = "history_from")
    LocalDate historyFrom;

    static List<TenantGrant> ofTenant(UUID tenantId) {
        return list("tenantId = ?1 order by grantId", tenantId);
    }

    /** The primary key: the tenant first. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID tenantId;
        UUID grantId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tenantId.equals(tenantId) && key.grantId.equals(grantId);
        }

        @Override
        public int hashCode() {
            return 31 * tenantId.hashCode() + grantId.hashCode();
        }
    }
}

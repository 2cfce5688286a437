package io.chokepoint.api.composite;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A row of a tenant's composites. */
@Entity
@Table(name = "composite")
@IdClass(CompositeRow.Key.class)
class CompositeRow extends PanacheEntityBase {
    @Id
    @Column(name = "tenant_id")
    UUID tenantId;

    @Id
    @Column(name = "composite_id")
    UUID compositeId;

    String name;
    String components;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    Composite composite() {
        return new Composite(compositeId, name, CompositeComponent.ofJson(components), createdAt, updatedAt);
    }

    static Optional<CompositeRow> of(UUID tenantId, UUID compositeId) {
        return find("tenantId = ?1 and compositeId = ?2", tenantId, compositeId).firstResultOptional();
    }

    static boolean isTaken(UUID tenantId, String name, UUID except) {
        return count("tenantId = ?1 and name = ?2 and compositeId <> ?3", tenantId, name, except) > 0;
    }

    /** Composites by name, after one. */
    static List<CompositeRow> after(UUID tenantId, String name, int limit) {
        return find("tenantId = ?1 and name > ?2 order by name", tenantId, name)
                .page(0, limit)
                .list();
    }

    /** The primary key: the tenant first. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID tenantId;
        UUID compositeId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tenantId.equals(tenantId) && key.compositeId.equals(compositeId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenantId, compositeId);
        }
    }
}

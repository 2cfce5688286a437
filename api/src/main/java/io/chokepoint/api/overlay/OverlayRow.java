package io.chokepoint.api.overlay;

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

/** A row of a tenant's overlays. */
@Entity
@Table(name = "overlay")
@IdClass(OverlayRow.Key.class)
class OverlayRow extends PanacheEntityBase {
    @Id
    @Column(name = "tenant_id")
    UUID tenantId;

    @Id
    @Column(name = "overlay_id")
    UUID overlayId;

    String name;
    String content;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    Overlay overlay() {
        return new Overlay(overlayId, name, OverlayContent.ofJson(content), createdAt, updatedAt);
    }

    static Optional<OverlayRow> of(UUID tenantId, UUID overlayId) {
        return find("tenantId = ?1 and overlayId = ?2", tenantId, overlayId).firstResultOptional();
    }

    static boolean isTaken(UUID tenantId, String name, UUID except) {
        return count("tenantId = ?1 and name = ?2 and overlayId <> ?3", tenantId, name, except) > 0;
    }

    /** Overlays by name, after one. */
    static List<OverlayRow> after(UUID tenantId, String name, int limit) {
        return find("tenantId = ?1 and name > ?2 order by name", tenantId, name)
                .page(0, limit)
                .list();
    }

    /** The primary key: the tenant first. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID tenantId;
        UUID overlayId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tenantId.equals(tenantId) && key.overlayId.equals(overlayId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenantId, overlayId);
        }
    }
}

package io.chokepoint.api.named;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A row of what a tenant keeps under a name. The column of the id is named by the entity. */
@MappedSuperclass
@IdClass(NamedRow.Key.class)
public abstract class NamedRow {
    /** Whose it is. */
    @Id
    @Column(name = "tenant_id")
    public UUID tenantId;

    /** Id, unique in all tenants. */
    @Id
    public UUID id;

    /** Name, unique in the tenant. */
    public String name;

    /** When it was made. */
    @Column(name = "created_at")
    public Instant createdAt;

    /** When it was changed last. */
    @Column(name = "updated_at")
    public Instant updatedAt;

    /** The primary key: the tenant first. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID tenantId;
        UUID id;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tenantId.equals(tenantId) && key.id.equals(id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenantId, id);
        }
    }
}

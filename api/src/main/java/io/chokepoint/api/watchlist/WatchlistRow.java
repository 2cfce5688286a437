package io.chokepoint.api.watchlist;

import io.chokepoint.api.tenant.TenantScope;
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

/** A row of a tenant's watchlists. */
@Entity
@Table(name = "watchlist")
@IdClass(WatchlistRow.Key.class)
class WatchlistRow extends PanacheEntityBase {
    @Id
    @Column(name = "tenant_id")
    UUID tenantId;

    @Id
    @Column(name = "watchlist_id")
    UUID watchlistId;

    String name;

    @Column(name = "subject_ids")
    String[] subjectIds;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    Watchlist watchlist(TenantScope scope) {
        return new Watchlist(scope, watchlistId, name, List.of(subjectIds), createdAt, updatedAt);
    }

    static Optional<WatchlistRow> of(UUID tenantId, UUID watchlistId) {
        return find("tenantId = ?1 and watchlistId = ?2", tenantId, watchlistId).firstResultOptional();
    }

    static boolean isTaken(UUID tenantId, String name, UUID except) {
        return count("tenantId = ?1 and name = ?2 and watchlistId <> ?3", tenantId, name, except) > 0;
    }

    /** Watchlists by name, after one. */
    static List<WatchlistRow> after(UUID tenantId, String name, int limit) {
        return find("tenantId = ?1 and name > ?2 order by name", tenantId, name)
                .page(0, limit)
                .list();
    }

    /** The primary key: the tenant first. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID tenantId;
        UUID watchlistId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tenantId.equals(tenantId) && key.watchlistId.equals(watchlistId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenantId, watchlistId);
        }
    }
}

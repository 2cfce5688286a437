package io.chokepoint.api.tenant;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a user of a tenant may see, where its admins have narrowed it. */
@Entity
@Table(name = "user_grants")
@IdClass(UserGrantsRow.Key.class)
public class UserGrantsRow extends PanacheEntityBase {
    /** The tenant. */
    @Id
    @Column(name = "tenant_id")
    public UUID tenantId;

    /** The user, as tokens name it. */
    @Id
    @Column(name = "user_id")
    public UUID userId;

    /** Login name, for people. */
    @Column(name = "user_name")
    public String userName;

    /** When it was changed last. */
    @Column(name = "updated_at")
    public Instant updatedAt;

    private String grants;

    /** What the user may see, at least one part. */
    public List<Grant> grants() {
        return new JsonArray(grants)
                .stream()
                        .map(JsonObject.class::cast)
                        .map(each -> new Grant(
                                each.getString("domain"),
                                each.getString("network"),
                                each.getString("subject"),
                                each.getString("resource"),
                                LocalDate.parse(each.getString("historyFrom"))))
                        .toList();
    }

    /** Replaces what the user may see. */
    public void grants(List<Grant> parts) {
        grants = json(parts).encode();
    }

    /** Grants as JSON, for the table and for audit events. */
    public static JsonArray json(List<Grant> parts) {
        JsonArray array = new JsonArray();
        parts.forEach(part -> array.add(new JsonObject()
                .put("domain", part.domain())
                .put("network", part.network())
                .put("subject", part.subjectId())
                .put("resource", part.resource())
                .put("historyFrom", part.historyFrom().toString())));
        return array;
    }

    /** The row of a user. */
    public static Optional<UserGrantsRow> of(UUID tenantId, UUID userId) {
        return find("tenantId = ?1 and userId = ?2", tenantId, userId).firstResultOptional();
    }

    static List<UserGrantsRow> ofTenant(UUID tenantId) {
        return list("tenantId", tenantId);
    }

    /** Rows by login name, after one. */
    public static List<UserGrantsRow> after(UUID tenantId, String userName, int limit) {
        return find("tenantId = ?1 and userName > ?2 order by userName", tenantId, userName)
                .page(0, limit)
                .list();
    }

    /** The primary key: the tenant first. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID tenantId;
        UUID userId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tenantId.equals(tenantId) && key.userId.equals(userId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenantId, userId);
        }
    }
}

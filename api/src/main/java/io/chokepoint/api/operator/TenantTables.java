package io.chokepoint.api.operator;

import io.chokepoint.api.operator.Outcome.Change;
import io.chokepoint.api.operator.TenantOrder.GrantOrder;
import io.chokepoint.api.tenant.TenantStatus;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rows of tenants and their grants, over a connection of the tables' owner: the role of the API at work can read them
 * and change none.
 */
final class TenantTables {
    private static final String TENANT = "SELECT tenant_id, alias, name, plan_id, status, created_at FROM tenant ";

    private final Connection owner;

    TenantTables(Connection owner) {
        this.owner = owner;
    }

    /** Makes other orders for the same tenant wait until this transaction ends. */
    void lock(String alias) throws SQLException {
        try (PreparedStatement statement =
                owner.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 2))")) {
            statement.setString(1, alias);
            statement.execute();
        }
    }

    /** Whether there is such a plan. */
    boolean hasPlan(String plan) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("SELECT 1 FROM plan WHERE plan_id = ?")) {
            statement.setString(1, plan);
            return statement.executeQuery().next();
        }
    }

    /** Ids of the plans, in order. */
    List<String> plans() throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("SELECT plan_id FROM plan ORDER BY plan_id");
                ResultSet row = statement.executeQuery()) {
            List<String> plans = new ArrayList<>();
            while (row.next()) {
                plans.add(row.getString(1));
            }
            return plans;
        }
    }

    /** The tenant of an alias. */
    Optional<TenantView> find(String alias) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(TENANT + "WHERE alias = ?")) {
            statement.setString(1, alias);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(view(row)) : Optional.empty();
            }
        }
    }

    /** Tenants by alias, from the one after an alias on. */
    List<TenantView> list(String after, int limit) throws SQLException {
        try (PreparedStatement statement =
                owner.prepareStatement(TENANT + "WHERE alias COLLATE \"C\" > ? ORDER BY alias COLLATE \"C\" LIMIT ?")) {
            statement.setString(1, after);
            statement.setInt(2, limit);
            List<TenantView> tenants = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tenants.add(view(row));
                }
            }
            return tenants;
        }
    }

    /** Makes name, plan and status of a tenant what the order says. */
    Change put(UUID tenantId, String alias, TenantOrder order) throws SQLException {
        Optional<TenantView> before = find(alias);
        if (before.isEmpty()) {
            update(
                    "INSERT INTO tenant (tenant_id, alias, name, plan_id, status) VALUES (?, ?, ?, ?, ?)",
                    tenantId,
                    alias,
                    order.name(),
                    order.plan(),
                    order.status().name());
            return Change.CREATED;
        }
        TenantView tenant = before.get();
        if (tenant.name().equals(order.name())
                && tenant.plan().equals(order.plan())
                && tenant.status() == order.status()) {
            return Change.UNCHANGED;
        }
        update(
                "UPDATE tenant SET name = ?, plan_id = ?, status = ? WHERE tenant_id = ?",
                order.name(),
                order.plan(),
                order.status().name(),
                tenantId);
        return Change.CHANGED;
    }

    /** Makes a tenant be served, or not. */
    Change putStatus(TenantView tenant, TenantStatus status) throws SQLException {
        if (tenant.status() == status) {
            return Change.UNCHANGED;
        }
        update("UPDATE tenant SET status = ? WHERE tenant_id = ?", status.name(), tenant.id());
        return Change.CHANGED;
    }

    /**
     * Makes the grants of a tenant these.
     *
     * @return how many were added, and how many taken away
     */
    int[] putGrants(UUID tenantId, List<GrantOrder> grants) throws SQLException {
        Set<GrantOrder> wanted = new LinkedHashSet<>(grants);
        Map<GrantOrder, List<UUID>> there = grants(tenantId);
        int added = 0;
        for (GrantOrder grant : wanted) {
            if (!there.containsKey(grant)) {
                update(
                        "INSERT INTO tenant_grant (tenant_id, grant_id, domain, network, subject_id, resource,"
                                + " history_from) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        tenantId,
                        id(tenantId, grant),
                        grant.domain(),
                        grant.network(),
                        grant.subject(),
                        grant.resource(),
                        grant.historyFrom());
                added++;
            }
        }
        int removed = 0;
        for (Map.Entry<GrantOrder, List<UUID>> entry : there.entrySet()) {
            if (!wanted.contains(entry.getKey())) {
                for (UUID grantId : entry.getValue()) {
                    update("DELETE FROM tenant_grant WHERE tenant_id = ? AND grant_id = ?", tenantId, grantId);
                }
                removed++;
            }
        }
        return new int[] {added, removed};
    }

    private TenantView view(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new TenantView(
                row.getString(2),
                id,
                row.getString(3),
                row.getString(4),
                TenantStatus.valueOf(row.getString(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                List.copyOf(grants(id).keySet()));
    }

    private Map<GrantOrder, List<UUID>> grants(UUID tenantId) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(
                "SELECT grant_id, domain, network, subject_id, resource, history_from FROM tenant_grant"
                        + " WHERE tenant_id = ? ORDER BY domain, network, subject_id, resource, history_from, grant_id")) {
            statement.setObject(1, tenantId);
            Map<GrantOrder, List<UUID>> grants = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    GrantOrder grant = new GrantOrder(
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, LocalDate.class));
                    grants.computeIfAbsent(grant, absent -> new ArrayList<>()).add(row.getObject(1, UUID.class));
                }
            }
            return grants;
        }
    }

    /** The same grant of the same tenant has the same id, whenever it is given. */
    private static UUID id(UUID tenantId, GrantOrder grant) {
        return UUID.nameUUIDFromBytes((tenantId + " " + grant).getBytes(StandardCharsets.UTF_8));
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            int rows = statement.executeUpdate();
            if (rows != 1) {
                throw new SQLException("%d rows instead of one by %s".formatted(rows, sql));
            }
        }
    }
}

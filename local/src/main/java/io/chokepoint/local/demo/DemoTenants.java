package io.chokepoint.local.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes the demo's tenants and grants into the API's tables; rows of others stay as they are. */
public final class DemoTenants {
    private static final String TENANT =
            """
            INSERT INTO tenant (tenant_id, alias, name, plan_id, status, created_at)
            VALUES (?, ?, ?, ?, ?, now())
            ON CONFLICT (tenant_id) DO UPDATE
            SET alias = excluded.alias, name = excluded.name, plan_id = excluded.plan_id, status = excluded.status
            """;
    private static final String GRANT =
            """
            INSERT INTO tenant_grant
                (tenant_id, grant_id, domain, network, subject_id, resource, history_from, granted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, now())
            ON CONFLICT (tenant_id, grant_id) DO UPDATE
            SET domain = excluded.domain, network = excluded.network, subject_id = excluded.subject_id,
                resource = excluded.resource, history_from = excluded.history_from
            """;

    private final Demo demo;

    public DemoTenants(Demo demo) {
        this.demo = demo;
    }

    /**
     * Inserts or updates every tenant and grant of the demo, in one transaction.
     *
     * @param owner connection of the tables' owner, after the API has migrated
     */
    public void seed(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        try (PreparedStatement tenants = owner.prepareStatement(TENANT);
                PreparedStatement grants = owner.prepareStatement(GRANT)) {
            for (Demo.Tenant tenant : demo.tenants()) {
                add(tenants, tenant);
                for (Demo.Grant grant : tenant.grants()) {
                    add(grants, tenant, grant);
                }
            }
            tenants.executeBatch();
            grants.executeBatch();
            owner.commit();
        } catch (SQLException e) {
            owner.rollback();
            throw e;
        }
    }

    private static void add(PreparedStatement statement, Demo.Tenant tenant) throws SQLException {
        statement.setObject(1, tenant.id());
        statement.setString(2, tenant.alias());
        statement.setString(3, tenant.name());
        statement.setString(4, tenant.plan());
        statement.setString(5, tenant.status().name());
        statement.addBatch();
    }

    private static void add(PreparedStatement statement, Demo.Tenant tenant, Demo.Grant grant) throws SQLException {
        statement.setObject(1, tenant.id());
        statement.setObject(2, grant.id());
        statement.setString(3, grant.domain());
        statement.setString(4, grant.network());
        statement.setString(5, grant.subjectId());
        statement.setString(6, grant.resource());
        statement.setObject(7, grant.firstDay());
        statement.addBatch();
    }
}

package io.chokepoint.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.local.postgres.Postgres;
import io.chokepoint.local.stack.SharedStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoTenantsIT {
    private final Postgres postgres = SharedStack.get().withPostgres().postgres();
    private Connection owner;

    @BeforeEach
    void tablesAsTheApiMakesThem() throws SQLException {
        owner = postgres.connect(DemoLogins.POSTGRES_OWNER, Postgres.DATABASE);
        try (Statement statement = owner.createStatement()) {
            statement.execute(
                    "CREATE TABLE tenant (tenant_id uuid PRIMARY KEY, alias text UNIQUE NOT NULL, name text NOT NULL,"
                            + " plan_id text NOT NULL, status text NOT NULL, created_at timestamptz NOT NULL)");
            statement.execute("CREATE TABLE tenant_grant (tenant_id uuid, grant_id uuid, domain text, network text,"
                    + " subject_id text, resource text, history_from date, granted_at timestamptz NOT NULL,"
                    + " PRIMARY KEY (tenant_id, grant_id))");
            statement.execute("INSERT INTO tenant VALUES ('0c000000-0000-4000-8000-000000000009', 'hooli', 'Hooli',"
                    + " 'gold', 'ACTIVE', now())");
        }
    }

    @AfterEach
    void dropTables() throws SQLException {
        owner.rollback();
        owner.setAutoCommit(true);
        try (Connection connection = owner;
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE tenant, tenant_grant");
        }
    }

    @Test
    void seedingTwiceLeavesEachTenantAndGrantOnce() throws SQLException {
        new DemoTenants(Demo.load()).seed(owner);
        new DemoTenants(Demo.load()).seed(owner);

        assertThat(text("SELECT string_agg(alias || ' ' || plan_id || ' ' || status, ', ' ORDER BY alias)"
                        + " FROM tenant WHERE alias <> 'hooli'"))
                .isEqualTo("acme gold ACTIVE, globex silver ACTIVE, initech silver SUSPENDED");
        assertThat(text("SELECT string_agg(coalesce(domain, '*') || ' ' || coalesce(history_from::text, '*'), ', '"
                        + " ORDER BY grant_id) FROM tenant_grant"))
                .isEqualTo("* *, defi 2026-04-01, stablecoin 2026-04-01, * *");
    }

    @Test
    void seedingRepairsADemoTenantAndLeavesOthersAlone() throws SQLException {
        new DemoTenants(Demo.load()).seed(owner);
        try (Statement statement = owner.createStatement()) {
            statement.execute("UPDATE tenant SET status = 'SUSPENDED'");
        }

        new DemoTenants(Demo.load()).seed(owner);

        assertThat(text("SELECT status FROM tenant WHERE alias = 'acme'")).isEqualTo("ACTIVE");
        assertThat(text("SELECT status FROM tenant WHERE alias = 'hooli'")).isEqualTo("SUSPENDED");
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "no row";
        }
    }
}

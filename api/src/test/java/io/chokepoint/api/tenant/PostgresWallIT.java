package io.chokepoint.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row-level security alone: queries here carry no predicate of their own. */
@QuarkusTest
class PostgresWallIT extends ApiTest {
    @Inject
    TenantTransaction transaction;

    @Inject
    TenantDirectory directory;

    @Inject
    EntityManager entityManager;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aQueryWithoutAPredicateSeesTheRowsOfItsTenantOnly() {
        List<UUID> seen = transaction.call(Tenants.GLOBEX, () -> entityManager
                .createNativeQuery("select distinct tenant_id from tenant_grant", UUID.class)
                .getResultList());

        assertThat(seen).containsExactly(Tenants.GLOBEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant",
                "tenant_grant",
                "overlay",
                "idempotency_key",
                "audit_event",
                "trusted_document",
                "document_policy",
                "watchlist",
                "composite",
                "user_grants"
            })
    void aConnectionThatHasNamedNoTenantSeesNothing(String table) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void theTenantDoesNotStayOnThePooledConnection() throws SQLException {
        for (int i = 0; i < 50; i++) {
            transaction.call(i % 2 == 0 ? Tenants.ACME : Tenants.GLOBEX, () -> null);
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet setting =
                            statement.executeQuery("select coalesce(current_setting('app.tenant', true), '')")) {
                setting.next();
                assertThat(setting.getString(1)).isEmpty();
            }
        }
    }

    @Test
    void aLoopOverTenantsSeesEachOneItself() {
        for (UUID tenant : directory.tenantIds()) {
            List<UUID> seen = transaction.call(tenant, () -> entityManager
                    .createNativeQuery("select tenant_id from tenant", UUID.class)
                    .getResultList());
            assertThat(seen).containsExactly(tenant);
        }
        assertThat(directory.tenantIds()).contains(Tenants.ACME, Tenants.GLOBEX);
    }

    @Test
    void theApplicationCannotChangeWhatTenantsMaySee() {
        assertThatThrownBy(() -> transaction.call(Tenants.GLOBEX, () -> entityManager
                        .createNativeQuery("update tenant_grant set domain = null")
                        .executeUpdate()))
                .hasMessageContaining("permission denied");
    }

    @Test
    void everyTableOfTenantsForcesRowLevelSecurityAndLeadsItsKeyWithTheTenant() throws SQLException {
        String sql =
                """
                select c.relname, c.relrowsecurity and c.relforcerowsecurity,
                       (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                        where i.indrelid = c.oid and i.indisprimary)
                from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
                where c.relkind = 'r'
                """;
        int tables = 0;
        try (Connection owner = Tenants.owner();
                Statement statement = owner.createStatement();
                ResultSet table = statement.executeQuery(sql)) {
            while (table.next()) {
                tables++;
                assertThat(table.getBoolean(2)).as(table.getString(1)).isTrue();
                assertThat(table.getString(3)).as(table.getString(1)).isEqualTo("tenant_id");
            }
        }
        assertThat(tables).isGreaterThanOrEqualTo(10);
    }
}

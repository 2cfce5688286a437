package io.chokepoint.api.tenant;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Refuses to start as a PostgreSQL role that row-level security does not bind: superuser, BYPASSRLS or owner. */
@ApplicationScoped
class RoleCheck {
    private final AgroalDataSource dataSource;

    RoleCheck(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void check(@Observes StartupEvent start) throws SQLException {
        String sql =
                """
                select current_user, rolsuper, rolbypassrls,
                       exists (select 1 from pg_class where relowner = pg_roles.oid and relname in ('tenant', 'tenant_grant'))
                from pg_roles where rolname = current_user
                """;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet role = statement.executeQuery(sql)) {
            role.next();
            if (role.getBoolean(2) || role.getBoolean(3) || role.getBoolean(4)) {
                throw new IllegalStateException(
                        "PostgreSQL role '%s' is superuser, bypasses row-level security or owns the tables; set"
                                        .formatted(role.getString(1))
                                + " POSTGRES_USER to a role that is none of these");
            }
        }
    }
}

package io.chokepoint.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.Login;
import io.chokepoint.local.demo.DemoLogins;
import io.chokepoint.local.stack.SharedStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresIT {
    private final Postgres postgres = SharedStack.get().withPostgres().postgres();

    @ParameterizedTest
    @ValueSource(strings = {"chokepoint_owner", "chokepoint_app", "keycloak"})
    void rolesHaveNoPowerOverTheServer(String role) throws SQLException {
        assertThat(superuserText(
                        "SELECT rolsuper::text || rolbypassrls || rolcreatedb || rolcreaterole || rolreplication"
                                + " FROM pg_roles WHERE rolname = '" + role + "'"))
                .isEqualTo("false".repeat(5));
    }

    @Test
    void ownerOwnsTheDatabaseAndTheAppDoesNot() throws SQLException {
        assertThat(superuserText("SELECT rolname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba"
                        + " WHERE datname = 'chokepoint'"))
                .isEqualTo("chokepoint_owner");
    }

    @Test
    void appReadsOnlyWhatTheOwnerGrants() throws SQLException {
        try (Connection owner = postgres.connect(DemoLogins.POSTGRES_OWNER, Postgres.DATABASE);
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE granted_test (id int)");
            statement.execute("CREATE TABLE withheld_test (id int)");
            statement.execute("GRANT SELECT ON granted_test TO chokepoint_app");
        }

        assertThat(text(DemoLogins.POSTGRES_APP, Postgres.DATABASE, "SELECT count(*) FROM granted_test"))
                .isEqualTo("0");
        assertThatThrownBy(() -> text(DemoLogins.POSTGRES_APP, Postgres.DATABASE, "SELECT count(*) FROM withheld_test"))
                .hasMessageContaining("permission denied for table withheld_test");
        assertThatThrownBy(() -> text(DemoLogins.POSTGRES_APP, Postgres.DATABASE, "CREATE TABLE own (id int)"))
                .hasMessageContaining("permission denied for schema public");
    }

    @Test
    void appHasNoWayIntoTheDatabaseOfKeycloak() {
        assertThatThrownBy(() -> text(DemoLogins.POSTGRES_APP, "keycloak", "SELECT 1"))
                .hasMessageContaining("permission denied for database \"keycloak\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "chokepoint_app"})
    void aWrongPasswordIsRefused(String user) {
        assertThatThrownBy(() -> text(new Login(user, "wrong"), Postgres.DATABASE, "SELECT 1"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void listensOnLoopbackOnlyAndReportsItsVersion() throws SQLException {
        assertThat(superuserText("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(superuserText("SHOW server_version")).isEqualTo(postgres.version());
    }

    @Test
    void dataAndPasswordsOutliveARestart(@TempDir Path directory) throws SQLException {
        PostgresRoles roles = new PostgresRoles(
                DemoLogins.POSTGRES_SUPERUSER,
                DemoLogins.POSTGRES_OWNER,
                DemoLogins.POSTGRES_APP,
                DemoLogins.POSTGRES_KEYCLOAK);
        Postgres kept = new Postgres(
                roles, directory.resolve("pg"), directory.resolve("bin"), directory.resolve("log/postgres.log"), 0);
        try (kept) {
            kept.start();
            long firstPid = kept.pid().orElseThrow();
            try (Connection owner = kept.connect(DemoLogins.POSTGRES_OWNER, Postgres.DATABASE);
                    Statement statement = owner.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            }
            kept.stop();
            assertThat(ProcessHandle.of(firstPid)).isEmpty();
            assertThat(kept.ready()).isFalse();

            kept.start();

            try (Connection owner = kept.connect(DemoLogins.POSTGRES_OWNER, Postgres.DATABASE)) {
                assertThat(text(owner, "SELECT answer FROM kept")).isEqualTo("42");
            }
            assertThatThrownBy(() -> kept.connect(new Login("postgres", ""), "postgres"))
                    .hasMessageContaining("password");
        }
    }

    private String superuserText(String sql) throws SQLException {
        return text(DemoLogins.POSTGRES_SUPERUSER, "postgres", sql);
    }

    private String text(Login login, String database, String sql) throws SQLException {
        try (Connection connection = postgres.connect(login, database)) {
            return text(connection, sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "no row";
        }
    }
}

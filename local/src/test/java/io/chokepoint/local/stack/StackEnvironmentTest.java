package io.chokepoint.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.PlatformException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackEnvironmentTest {
    private static final Map<String, String> OWN = Map.of(
            "CLICKHOUSE_URL", "http://127.0.0.1:8123",
            "POSTGRES_URL", "jdbc:postgresql://127.0.0.1:5440/chokepoint",
            "KEYCLOAK_URL", "http://127.0.0.1:8180/realms/chokepoint");

    @Test
    void eachProgramGetsItsOwnLogin() {
        StackEnvironment environment = new StackEnvironment(Map.of(), OWN);

        assertThat(environment.migrator()).containsEntry("CLICKHOUSE_USER", "migrator");
        assertThat(environment.loader()).containsEntry("CLICKHOUSE_USER", "loader");
        assertThat(environment.api())
                .containsEntry("CLICKHOUSE_USER", "api")
                .containsEntry("CLICKHOUSE_PROJECTOR_USER", "projector")
                .containsEntry("POSTGRES_USER", "chokepoint_app")
                .containsEntry("POSTGRES_OWNER_USER", "chokepoint_owner")
                .containsEntry("KEYCLOAK_URL", OWN.get("KEYCLOAK_URL"))
                .containsEntry("CHOKEPOINT_PROFILE", "local");
    }

    @Test
    void aGivenServerComesFirstAndNeverGetsADemoPassword() {
        StackEnvironment environment = new StackEnvironment(
                Map.of(
                        "CLICKHOUSE_URL", "http://cluster:8123",
                        "CLICKHOUSE_USER", "everyone",
                        "CLICKHOUSE_PASSWORD", "given",
                        "CLICKHOUSE_LOADER_USER", "bulk"),
                OWN);

        assertThat(environment.migrator())
                .containsEntry("CLICKHOUSE_URL", "http://cluster:8123")
                .containsEntry("CLICKHOUSE_USER", "everyone")
                .containsEntry("CLICKHOUSE_PASSWORD", "given");
        assertThat(environment.loader())
                .containsEntry("CLICKHOUSE_USER", "bulk")
                .containsEntry("CLICKHOUSE_PASSWORD", "");
    }

    @Test
    void aGivenServerWithoutLoginIsRefusedWithTheNamesOfTheVariables() {
        StackEnvironment environment = new StackEnvironment(Map.of("POSTGRES_URL", "jdbc:postgresql://db/x"), OWN);

        assertThatThrownBy(environment::postgresOwner)
                .isInstanceOf(PlatformException.class)
                .hasMessage("POSTGRES_URL is given without a login; set POSTGRES_OWNER_USER and"
                        + " POSTGRES_OWNER_PASSWORD");
    }

    @Test
    void aServerThatDoesNotRunIsNamed() {
        assertThatThrownBy(() -> new StackEnvironment(Map.of(), Map.of()).loader())
                .isInstanceOf(PlatformException.class)
                .hasMessage(
                        "Nothing runs here for CLICKHOUSE_URL; start it with ./chokepoint up, or set CLICKHOUSE_URL");
    }
}

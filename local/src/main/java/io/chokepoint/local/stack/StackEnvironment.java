package io.chokepoint.local.stack;

import io.chokepoint.local.Login;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Environment variables that the platform's programs read, one map for each program's own login.
 *
 * @param clickHouse     {@code http://127.0.0.1:8123}
 * @param postgres       {@code jdbc:postgresql://127.0.0.1:5440/chokepoint}
 * @param keycloak       issuer of the realm's tokens
 */
public record StackEnvironment(
        ServerAddress clickHouse,
        ClickHouseLogins clickHouseLogins,
        ServerAddress postgres,
        Login postgresOwner,
        Login postgresApp,
        ServerAddress keycloak) {
    static final String CLICKHOUSE_DATABASE = "chokepoint";

    /** The logins of ClickHouse, one for each thing that is done with it. */
    public record ClickHouseLogins(Login migrator, Login loader, Login api, Login projector) {}

    /** For the program that creates ClickHouse's tables. */
    public Map<String, String> migrator() {
        return clickHouse(clickHouseLogins.migrator());
    }

    /** For the programs that write to ClickHouse. */
    public Map<String, String> loader() {
        return clickHouse(clickHouseLogins.loader());
    }

    /** For the API. */
    public Map<String, String> api() {
        Map<String, String> variables = clickHouse(clickHouseLogins.api());
        put(variables, "CLICKHOUSE_PROJECTOR", clickHouseLogins.projector());
        variables.put("POSTGRES_URL", postgres.url());
        put(variables, "POSTGRES", postgresApp);
        put(variables, "POSTGRES_OWNER", postgresOwner);
        variables.put("KEYCLOAK_URL", keycloak.url());
        variables.put("CHOKEPOINT_PROFILE", "local");
        variables.put(
                "CHOKEPOINT_TOKEN_CLIENTS",
                "chokepoint-web,chokepoint-cli,acme-service,globex-service,initech-service");
        return variables;
    }

    private Map<String, String> clickHouse(Login login) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CLICKHOUSE_URL", clickHouse.url());
        variables.put("CLICKHOUSE_DATABASE", CLICKHOUSE_DATABASE);
        put(variables, "CLICKHOUSE", login);
        return variables;
    }

    private static void put(Map<String, String> variables, String prefix, Login login) {
        variables.put(prefix + "_USER", login.user());
        variables.put(prefix + "_PASSWORD", login.password());
    }
}

package io.chokepoint.local.stack;

import io.chokepoint.local.Login;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.demo.DemoLogins;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Environment variables that the platform's programs read, one map for each program's own login.
 *
 * <p>An address that this process's environment gives comes before the one of a server of ours, and its logins come
 * from the environment, too: demo passwords are for demo servers.
 */
public final class StackEnvironment {
    public static final String CLICKHOUSE_URL = "CLICKHOUSE_URL";
    public static final String POSTGRES_URL = "POSTGRES_URL";
    public static final String KEYCLOAK_URL = "KEYCLOAK_URL";
    static final String CLICKHOUSE_DATABASE = "chokepoint";

    private final Map<String, String> given;
    private final Map<String, String> own;

    /**
     * @param given environment of this process
     * @param own   addresses of servers that this platform runs, by variable
     */
    public StackEnvironment(Map<String, String> given, Map<String, String> own) {
        this.given = Map.copyOf(given);
        this.own = Map.copyOf(own);
    }

    /** Whether the environment gave the address, so that nothing is started for it. */
    public boolean isGiven(String variable) {
        return isGiven(given, variable);
    }

    static boolean isGiven(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    /**
     * Address of a server.
     *
     * @param variable such as {@code CLICKHOUSE_URL}
     */
    public String url(String variable) {
        if (isGiven(given, variable)) {
            return given.get(variable);
        }
        String url = own.get(variable);
        if (url == null) {
            throw new PlatformException(
                    "Nothing runs here for %s; start it with ./chokepoint up, or set %s".formatted(variable, variable));
        }
        return url;
    }

    /** For the program that creates ClickHouse's tables. */
    public Map<String, String> migrator() {
        return clickHouse("CLICKHOUSE_MIGRATOR", DemoLogins.CLICKHOUSE_MIGRATOR);
    }

    /** For the programs that write to ClickHouse. */
    public Map<String, String> loader() {
        return clickHouse("CLICKHOUSE_LOADER", DemoLogins.CLICKHOUSE_LOADER);
    }

    /** For the API, without the port that it listens on. */
    public Map<String, String> api() {
        Map<String, String> variables = clickHouse("CLICKHOUSE_API", DemoLogins.CLICKHOUSE_API);
        put(
                variables,
                "CLICKHOUSE_PROJECTOR",
                login(CLICKHOUSE_URL, DemoLogins.CLICKHOUSE_PROJECTOR, "CLICKHOUSE_PROJECTOR", "CLICKHOUSE"));
        variables.put(POSTGRES_URL, url(POSTGRES_URL));
        put(variables, "POSTGRES", login(POSTGRES_URL, DemoLogins.POSTGRES_APP, "POSTGRES"));
        put(variables, "POSTGRES_OWNER", postgresOwner());
        variables.put(KEYCLOAK_URL, url(KEYCLOAK_URL));
        if (!isGiven(KEYCLOAK_URL)) {
            variables.put("KEYCLOAK_CLIENT_SECRET", DemoLogins.API_CLIENT.password());
            variables.put("KEYCLOAK_PROVISIONER_SECRET", DemoLogins.PROVISIONER.password());
        }
        variables.put("CHOKEPOINT_PROFILE", "local");
        variables.put(
                "CHOKEPOINT_TOKEN_CLIENTS",
                "chokepoint-web,chokepoint-cli,acme-service,globex-service,initech-service");
        return variables;
    }

    /** Owner of the API's tables. */
    public Login postgresOwner() {
        return login(POSTGRES_URL, DemoLogins.POSTGRES_OWNER, "POSTGRES_OWNER");
    }

    private Map<String, String> clickHouse(String prefix, Login demo) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(CLICKHOUSE_URL, url(CLICKHOUSE_URL));
        variables.put("CLICKHOUSE_DATABASE", CLICKHOUSE_DATABASE);
        put(variables, "CLICKHOUSE", login(CLICKHOUSE_URL, demo, prefix, "CLICKHOUSE"));
        return variables;
    }

    /** The demo's login for a server of ours; for a given one that of the first prefix whose variables are set. */
    private Login login(String variable, Login demo, String... prefixes) {
        if (!isGiven(given, variable)) {
            return demo;
        }
        for (String prefix : prefixes) {
            if (isGiven(given, prefix + "_USER")) {
                return new Login(given.get(prefix + "_USER"), given.getOrDefault(prefix + "_PASSWORD", ""));
            }
        }
        throw new PlatformException("%s is given without a login; set %s_USER and %s_PASSWORD"
                .formatted(variable, prefixes[0], prefixes[0]));
    }

    private static void put(Map<String, String> variables, String prefix, Login login) {
        variables.put(prefix + "_USER", login.user());
        variables.put(prefix + "_PASSWORD", login.password());
    }
}

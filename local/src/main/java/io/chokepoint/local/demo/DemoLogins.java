package io.chokepoint.local.demo;

import io.chokepoint.local.Login;
import io.chokepoint.local.postgres.PostgresRoles;

/**
 * Passwords of the servers that a developer's machine starts for itself on loopback.
 *
 * <p>They are no secrets: the API accepts them under the profile {@code local} alone.
 */
public final class DemoLogins {
    public static final PostgresRoles POSTGRES = new PostgresRoles(
            new Login("postgres", "postgres-demo"),
            new Login("chokepoint_owner", "owner-demo"),
            new Login("chokepoint_app", "app-demo"),
            new Login("keycloak", "keycloak-demo"));

    /** Administrator of Keycloak's own realm, for its console. */
    public static final Login KEYCLOAK_ADMIN = new Login("admin", "admin-demo");

    private DemoLogins() {}
}

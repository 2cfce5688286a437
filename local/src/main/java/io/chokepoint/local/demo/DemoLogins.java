package io.chokepoint.local.demo;

import io.chokepoint.local.Login;

/**
 * Passwords of the servers that a developer's machine starts for itself on loopback.
 *
 * <p>They are no secrets: the API accepts them under the profile {@code local} alone.
 */
public final class DemoLogins {
    public static final Login POSTGRES_SUPERUSER = new Login("postgres", "postgres-demo");

    /** Owns the tables and runs the migrations. */
    public static final Login POSTGRES_OWNER = new Login("chokepoint_owner", "owner-demo");

    /** The API at work, held by row-level security. */
    public static final Login POSTGRES_APP = new Login("chokepoint_app", "app-demo");

    public static final Login POSTGRES_KEYCLOAK = new Login("keycloak", "keycloak-demo");

    /** Creates and alters ClickHouse's tables and views. */
    public static final Login CLICKHOUSE_MIGRATOR = new Login("migrator", "migrator-demo");

    /** Writes results. */
    public static final Login CLICKHOUSE_LOADER = new Login("loader", "loader-demo");

    /** Reads the granted views, nothing else. */
    public static final Login CLICKHOUSE_API = new Login("api", "api-demo");

    /** Copies the tenants' grants for those views. */
    public static final Login CLICKHOUSE_PROJECTOR = new Login("projector", "projector-demo");

    /** Administrator of Keycloak's own realm, for its console. */
    public static final Login KEYCLOAK_ADMIN = new Login("admin", "admin-demo");

    /** The API as a client of Keycloak. */
    public static final Login API_CLIENT = new Login("chokepoint-api", "demo");

    /** The API where it creates organizations and users for operators. */
    public static final Login PROVISIONER = new Login("chokepoint-provisioner", "demo");

    private DemoLogins() {}
}

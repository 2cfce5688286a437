package io.chokepoint.api.testing;

import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.demo.DemoTenants;
import io.chokepoint.local.stack.SharedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The demo's tenants and users, as the tests use them. */
public final class Tenants {
    /** Sees everything. */
    public static final UUID ACME = id("acme");
    /** Sees defi and stablecoins from April 2026 on. */
    public static final UUID GLOBEX = id("globex");

    private Tenants() {}

    /** An access token of a user. */
    public static String token(String user) {
        return SharedStack.get().token(user, Optional.empty());
    }

    /** An access token of a user for one of the organizations. */
    public static String token(String user, String organization) {
        return SharedStack.get().token(user, Optional.of(organization));
    }

    /** Puts the tenants into PostgreSQL; again changes nothing. */
    public static void seed() {
        try (Connection owner = owner()) {
            new DemoTenants(Demo.load()).seed(owner);
        } catch (SQLException e) {
            throw new IllegalStateException("The demo's tenants could not be written", e);
        }
    }

    /** A connection as the owner of the tables. */
    public static Connection owner() throws SQLException {
        Map<String, String> environment = ApiStack.servers().environment().api();
        return DriverManager.getConnection(
                environment.get("POSTGRES_URL"),
                environment.get("POSTGRES_OWNER_USER"),
                environment.get("POSTGRES_OWNER_PASSWORD"));
    }

    private static UUID id(String alias) {
        return Demo.load().tenants().stream()
                .filter(tenant -> tenant.alias().equals(alias))
                .map(Demo.Tenant::id)
                .findFirst()
                .orElseThrow();
    }
}

package io.chokepoint.warehouse;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Command that brings ClickHouse to the schema of this build; see {@link ClickHouseAccess#fromEnvironment}. */
public final class Migrate {
    private Migrate() {}

    /** Exits with 0 when the schema is current, 1 when ClickHouse fails, 2 when the environment is incomplete. */
    public static void main(String[] arguments) {
        System.exit(run());
    }

    private static int run() {
        // Flyway tells its progress in several lines per file; the result and its failures are what matters here.
        Logger.getLogger("org.flywaydb").setLevel(Level.WARNING);
        try {
            ClickHouseAccess access = ClickHouseAccess.fromEnvironment(System.getenv());
            int applied = new Migrations(access).apply();
            System.out.println(applied == 0 ? "Schema is current." : "Applied " + applied + " migrations.");
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (WarehouseException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}

package io.chokepoint.warehouse;

import io.chokepoint.local.stack.LocalStack;
import io.chokepoint.local.stack.SharedStack;

/** The real engine with the schema in place, as each of its users. */
final class WarehouseStack {
    private static boolean migrated;

    private WarehouseStack() {}

    static synchronized ClickHouseAccess loader() {
        migrate();
        return ClickHouseAccess.fromEnvironment(stack().environment().loader());
    }

    static ClickHouseAccess migrator() {
        return ClickHouseAccess.fromEnvironment(stack().environment().migrator());
    }

    static synchronized ClickHouseAccess api() {
        migrate();
        var environment = stack().environment().api();
        return ClickHouseAccess.fromEnvironment(environment);
    }

    static synchronized ClickHouseAccess projector() {
        migrate();
        var environment = stack().environment().api();
        ClickHouseAccess api = ClickHouseAccess.fromEnvironment(environment);
        return new ClickHouseAccess(
                api.url(),
                api.database(),
                environment.get("CLICKHOUSE_PROJECTOR_USER"),
                environment.get("CLICKHOUSE_PROJECTOR_PASSWORD"));
    }

    private static void migrate() {
        if (!migrated) {
            new Migrations(migrator()).apply();
            migrated = true;
        }
    }

    private static LocalStack stack() {
        return SharedStack.get().withClickHouse();
    }
}

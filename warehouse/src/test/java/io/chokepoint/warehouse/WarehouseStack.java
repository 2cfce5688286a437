package io.chokepoint.warehouse;

import io.chokepoint.local.Login;
import io.chokepoint.local.demo.DemoLogins;
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

    static ClickHouseAccess api() {
        return as(DemoLogins.CLICKHOUSE_API);
    }

    static ClickHouseAccess projector() {
        return as(DemoLogins.CLICKHOUSE_PROJECTOR);
    }

    private static ClickHouseAccess as(Login login) {
        ClickHouseAccess loader = loader();
        return new ClickHouseAccess(loader.url(), loader.database(), login.user(), login.password());
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

package io.chokepoint.api.testing;

import io.chokepoint.local.stack.LocalStack;
import io.chokepoint.local.stack.SharedStack;
import io.chokepoint.local.stack.StackEnvironment;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.Migrations;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** PostgreSQL, Keycloak and ClickHouse under the tests, with the schema and the {@link Fixture} in place. */
public final class ApiStack implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        LocalStack stack = servers();
        StackEnvironment environment = stack.environment();
        new Migrations(ClickHouseAccess.fromEnvironment(environment.migrator())).apply();
        Fixture.publish(ClickHouseAccess.fromEnvironment(environment.loader()));
        Map<String, String> properties = new HashMap<>(environment.api());
        properties.put("chokepoint.grants.projection-interval", "1s");
        return properties;
    }

    /** The servers, started unless they run. */
    public static LocalStack servers() {
        SharedStack.get().withClickHouse();
        return SharedStack.get().withKeycloak();
    }

    @Override
    public void stop() {
        // The stack is shared by all tests of this JVM and ends with it.
    }
}

package io.chokepoint.api.testing;

import io.chokepoint.local.stack.LocalStack;
import io.chokepoint.local.stack.SharedStack;
import io.chokepoint.local.stack.StackEnvironment;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.Migrations;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** PostgreSQL, Keycloak and ClickHouse under the tests, with the schema and the {@link Fixture} in place. */
public final class ApiStack implements QuarkusTestResourceLifecycleManager {
    /** Where the API under test keeps what belongs to exports. */
    public static final Path EXPORTS = Path.of(
                    "target", "exports", Long.toString(ProcessHandle.current().pid()))
            .toAbsolutePath();

    @Override
    public Map<String, String> start() {
        LocalStack stack = servers();
        StackEnvironment environment = stack.environment();
        new Migrations(ClickHouseAccess.fromEnvironment(environment.migrator())).apply();
        Fixture.publish(ClickHouseAccess.fromEnvironment(environment.loader()));
        Map<String, String> properties = new HashMap<>(environment.api());
        properties.put("chokepoint.grants.projection-interval", "1s");
        properties.put("chokepoint.exports.tick", "1s");
        properties.put("chokepoint.plan.silver.max-page", "900");
        properties.put("chokepoint.plan.silver.max-cost", "4000");
        properties.put("chokepoint.plan.silver.export-formats", "CSV,PARQUET");
        properties.put("chokepoint.plan.brief.domains", "defi");
        properties.put(
                "chokepoint.plan.brief.history",
                Period.between(LocalDate.parse("2026-04-01"), LocalDate.now(ZoneOffset.UTC))
                        .toString());
        properties.put("chokepoint.cors.origins", "https://app.example");
        properties.put("chokepoint.live.check", "1s");
        properties.put("chokepoint.live.login", "2s");
        properties.put("chokepoint.live.max-per-tenant", "5");
        properties.put("chokepoint.exports.create-keys", "true");
        properties.put("chokepoint.exports.retry-base", "1s");
        properties.put("chokepoint.exports.egress-trusted", "127.0.0.1");
        properties.put("chokepoint.exports.root", EXPORTS.resolve("packages").toString());
        properties.put("chokepoint.exports.staging", EXPORTS.resolve("staging").toString());
        properties.put(
                "chokepoint.exports.signing-key", EXPORTS.resolve("signing.pem").toString());
        properties.put(
                "chokepoint.exports.master-key", EXPORTS.resolve("master.key").toString());
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

package io.chokepoint.api.health;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.error.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when ClickHouse answers the API's user with the definitions of the indices. */
@Readiness
@ApplicationScoped
class ClickHouseReadiness implements HealthCheck {
    private final ClickHouseReader reader;

    ClickHouseReadiness(ClickHouseReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            long definitions = reader.listShared("SELECT count() FROM visible_index_definition", row -> row.getLong(1))
                    .get(0);
            return HealthCheckResponse.named("ClickHouse")
                    .status(definitions > 0)
                    .withData("indexDefinitions", definitions)
                    .build();
        } catch (ApiException e) {
            return HealthCheckResponse.down("ClickHouse");
        }
    }
}

package io.chokepoint.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A distribution of a million entities: entity-i holds 10¹⁸ / i, rounded down. */
@QuarkusTest
class WhatIfOfMillionIT extends ApiTest {
    private static final int ENTITIES = 1_000_000;
    private static final long LARGEST = 1_000_000_000_000_000_000L;

    @BeforeAll
    static void publish() throws SQLException {
        UUID run = UUID.randomUUID();
        String row = "'crowd-million', 'compute', 'eip155:1', 'crowd/million', 'compute_capacity'";
        ClickHouseAccess migrator = ClickHouseAccess.fromEnvironment(
                ApiStack.servers().environment().migrator());
        try (Connection connection = migrator.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO entity_amount (dataset, domain, network, subject_id, resource, basis, as_of, rank, entity_id, amount, run_id)
                    SELECT %s, 'raw', toDate('2026-06-30'), number + 1, concat('entity-', toString(number + 1)),
                           intDiv(toUInt256(%d), number + 1), toUUID('%s')
                    FROM numbers(%d)
                    """
                            .formatted(row, LARGEST, run, ENTITIES));
            statement.execute(
                    """
                    INSERT INTO index_value (dataset, domain, network, subject_id, resource, basis, index_id, as_of, value, exact_value,
                        status, reason, coverage, population, methodology_version, data_through, digest, run_id, computed_at)
                    SELECT %s, 'raw', 'population', toDate('2026-06-30'), %d, %2$d, 'FINAL', '', 1, %2$d, 1, now64(3), repeat('0', 64),
                           toUUID('%3$s'), now64(3)
                    """
                            .formatted(row, ENTITIES, run));
            statement.execute(
                    """
                    INSERT INTO subject (dataset, domain, network, subject_id, resource, name, category, unit, decimals, first_as_of,
                        last_as_of, run_id)
                    SELECT %s, 'Million', 'depin', 'GPU', 0, toDate('2026-06-30'), toDate('2026-06-30'), toUUID('%s')
                    """
                            .formatted(row, run));
            statement.execute(
                    """
                    INSERT INTO publication (dataset, published_at, run_id, as_ofs, index_values, entity_amounts, curve_points, checksum)
                    SELECT 'crowd-million', now64(6), toUUID('%s'), [toDate('2026-06-30')], 1, %d, 0, ''
                    """
                            .formatted(run, ENTITIES));
        }
    }

    @Test
    void aMillionEntitiesAreComputedAgainExactly() {
        JsonObject answer = ask();

        Distribution.Builder expected = Distribution.builder(ENTITIES);
        expected.add(LARGEST / 2 + LARGEST / 3);
        LongStream.rangeClosed(5, ENTITIES).forEach(i -> expected.add(LARGEST / i));
        expected.add(LARGEST);
        Distribution changed = expected.build();
        JsonArray changes = answer.getJsonObject("data").getJsonObject("whatIf").getJsonArray("changes");
        assertThat(changes).hasSize(CentralizationIndex.values().length);
        for (Object each : changes) {
            JsonObject change = (JsonObject) each;
            CentralizationIndex index = CentralizationIndex.valueOf(change.getString("index"));
            assertThat(change.getJsonObject("after").getDouble("value"))
                    .as(index.id())
                    .isEqualTo(index.of(changed).asDouble().getAsDouble());
        }
    }

    @Test
    void thePowerOfAnEntityAmongAMillionIsKnownWithinItsBound() {
        JsonArray power = ask("power {entity before {value bound} after {value bound reason} delta}")
                .getJsonObject("data")
                .getJsonObject("whatIf")
                .getJsonArray("power");

        assertThat(power).hasSize(3);
        JsonObject second = power.getJsonObject(0);
        assertThat(second.getString("entity")).isEqualTo("entity-2");
        // Votes of all but the smallest, drawn by another program: 0.21 before, 0.37 after.
        double bound = second.getJsonObject("before").getDouble("bound");
        assertThat(bound).isBetween(0.01, 0.03);
        assertThat(second.getJsonObject("before").getDouble("value")).isBetween(0.21 - bound, 0.21 + bound);
        assertThat(second.getJsonObject("after").getDouble("value")).isBetween(0.37 - bound, 0.37 + bound);
        assertThat(second.getDouble("delta")).isGreaterThan(2 * bound);
        assertThat(power.getJsonObject(2).getJsonObject("after").getString("reason"))
                .isEqualTo("EXCLUDED");
    }

    private static JsonObject ask() {
        return ask("changes {index before {value} after {value}}");
    }

    private static JsonObject ask(String selection) {
        JsonObject answer = new JsonObject(post(
                        token("acme-analyst"),
                        """
                {whatIf(input: {subject: "crowd/million", resource: COMPUTE_CAPACITY, merge: [{entities: ["entity-2", "entity-3"]}],
                                exclude: ["entity-4"]}) {%s}}
                """
                                .formatted(selection))
                .asString());
        assertThat(answer.getJsonArray("errors")).isNull();
        return answer;
    }
}

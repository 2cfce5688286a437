package io.chokepoint.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunPurgeIT {
    private final ClickHouseAccess loader = WarehouseStack.loader();
    private final RunPurge purge = new RunPurge(WarehouseStack.migrator());

    @Test
    void ofASupersededRunNoRowIsLeftAndTheOneThatAnswersIsKept() throws SQLException {
        SampleRun old = SampleRun.of("purged", 0.1).reading("erased-from");
        SampleRun now = SampleRun.of("purged", 0.2).reading("erased-from");
        SampleRun other = SampleRun.of("not-purged", 0.3).reading("another");
        old.publish(loader);
        now.publish(loader);
        other.publish(loader);

        RunPurge.Outcome outcome = purge.purge(Set.of("erased-from"));

        assertThat(outcome.purged()).containsExactly(old.runId());
        assertThat(outcome.kept()).containsExactly(now.runId());
        assertThat(rows(old)).as("rows of the purged run").isZero();
        assertThat(rows(now)).isEqualTo(rows(other)).isPositive();
        assertThat(purge.purge(Set.of("erased-from")).purged()).isEmpty();
        assertThat(purge.purge(Set.of())).isEqualTo(new RunPurge.Outcome(List.of(), List.of()));
    }

    /** Rows of a run in all tables, its publications among them. */
    private long rows(SampleRun run) throws SQLException {
        long rows = count("publication", run);
        for (FactTable table : FactTable.values()) {
            rows += count(table.tableName(), run);
        }
        return rows;
    }

    private long count(String table, SampleRun run) throws SQLException {
        try (Connection connection = loader.connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT count() FROM " + table + " WHERE run_id = ?")) {
            statement.setString(1, run.runId().toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

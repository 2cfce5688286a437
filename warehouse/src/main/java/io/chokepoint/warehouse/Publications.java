package io.chokepoint.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What has been published so far, for a user who may read the tables. */
public final class Publications {
    private final ClickHouseAccess access;

    /** Reads as the user of {@code access}. */
    public Publications(ClickHouseAccess access) {
        this.access = access;
    }

    /** The run that was published last for a dataset, or empty. */
    public Optional<UUID> latestRun(String dataset) {
        String sql = "SELECT toString(run_id) FROM publication WHERE dataset = ? ORDER BY published_at DESC LIMIT 1";
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataset);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(UUID.fromString(result.getString(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new WarehouseException("Reading the publications of '%s' failed".formatted(dataset), e);
        }
    }

    /** The ingest runs that a run read. */
    public Set<String> ingestRunsOf(UUID runId) {
        String sql = "SELECT DISTINCT ingest_run_id FROM lineage WHERE run_id = ?";
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, runId.toString());
            Set<String> ingestRuns = new TreeSet<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ingestRuns.add(result.getString(1));
                }
            }
            return ingestRuns;
        } catch (SQLException e) {
            throw new WarehouseException("Reading the lineage of run " + runId + " failed", e);
        }
    }
}

package io.chokepoint.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Deletes runs that read some ingest runs, such as those whose labels were erased: all of their rows, in every table.
 *
 * <p>A run that answers for a day is kept, for readers would lose their answer: what it read has to be measured anew first. What
 * was known at an instant at which only a purged run answered can then not be asked again; that is what purging is for.
 */
public final class RunPurge {
    private static final String READERS =
            """
            SELECT DISTINCT toString(run_id) AS run, run_id IN (
                SELECT argMax(run_id, published_at) FROM publication ARRAY JOIN as_ofs AS as_of GROUP BY dataset, as_of
            ) AS answers
            FROM lineage
            WHERE ingest_run_id IN splitByChar(' ', ?)
            ORDER BY run
            """;

    private final ClickHouseAccess access;

    /** Purges as a user who may alter the tables. */
    public RunPurge(ClickHouseAccess access) {
        this.access = access;
    }

    /**
     * What became of the runs.
     *
     * @param purged runs of which no row is left, in the order of their ids
     * @param kept runs that answer for a day, and are untouched
     */
    public record Outcome(List<UUID> purged, List<UUID> kept) {
        public Outcome {
            purged = List.copyOf(purged);
            kept = List.copyOf(kept);
        }
    }

    /**
     * Deletes the runs that read one of these ingest runs and answer for no day. What was begun and did not end, ends when it is
     * called again.
     *
     * @throws WarehouseException when ClickHouse fails, or rows are left
     */
    public Outcome purge(Set<String> ingestRuns) {
        List<UUID> purged = new ArrayList<>();
        List<UUID> kept = new ArrayList<>();
        if (ingestRuns.isEmpty()) {
            return new Outcome(purged, kept);
        }
        try (Connection connection = access.connect()) {
            try (PreparedStatement readers = connection.prepareStatement(READERS)) {
                readers.setString(1, String.join(" ", ingestRuns));
                try (ResultSet row = readers.executeQuery()) {
                    while (row.next()) {
                        (row.getBoolean(2) ? kept : purged).add(UUID.fromString(row.getString(1)));
                    }
                }
            }
            for (UUID run : purged) {
                // Lineage last: until nothing else is left, the run is found again.
                delete(connection, "publication", run);
                for (FactTable table : FactTable.values()) {
                    if (table != FactTable.LINEAGE) {
                        delete(connection, table.tableName(), run);
                    }
                }
                delete(connection, FactTable.LINEAGE.tableName(), run);
            }
        } catch (SQLException e) {
            throw new WarehouseException("Purging the runs that read " + String.join(", ", ingestRuns) + " failed", e);
        }
        return new Outcome(purged, kept);
    }

    private static void delete(Connection connection, String table, UUID run) throws SQLException {
        String sql = "ALTER TABLE " + table + " DELETE WHERE run_id = ? SETTINGS mutations_sync = 2";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, run.toString());
            statement.executeUpdate();
        }
        try (PreparedStatement left =
                connection.prepareStatement("SELECT count() FROM " + table + " WHERE run_id = ?")) {
            left.setString(1, run.toString());
            try (ResultSet row = left.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) {
                    throw new WarehouseException("Run %s is not purged: %s still holds %d of its rows"
                            .formatted(run, table, row.getLong(1)));
                }
            }
        }
    }
}

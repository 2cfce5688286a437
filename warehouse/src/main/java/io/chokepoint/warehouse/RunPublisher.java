package io.chokepoint.warehouse;

import io.chokepoint.indices.PublicationCause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes a run visible: reads back what the run wrote, compares count and checksum with what it meant to write, and then
 * inserts one row into {@code publication}. Readers see the run before that row or after it, never part of it.
 */
public final class RunPublisher {

    /** How far a publication has come. */
    public enum Step {
        /** Every table holds what was written. */
        READ_BACK,
        /** The publication row stands; the run is visible. */
        PUBLISHED
    }

    private final ClickHouseAccess access;
    private final Consumer<Step> progress;

    /** A publisher for a user who may select the fact tables and insert publications. */
    public RunPublisher(ClickHouseAccess access) {
        this(access, step -> {});
    }

    /** As above, telling {@code progress} of every step when it is done. */
    public RunPublisher(ClickHouseAccess access, Consumer<Step> progress) {
        this.access = access;
        this.progress = progress;
    }

    /** Publishes a run as below, without a cause. */
    public void publish(String dataset, UUID runId, SortedSet<LocalDate> asOfs, Map<FactTable, RowTally> written) {
        publish(dataset, runId, asOfs, Set.of(), written);
    }

    /**
     * Publishes a run.
     *
     * @param dataset unit of publication
     * @param runId the run
     * @param asOfs days for which the run is the answer from now on; not empty
     * @param causes why those of these days that were published before are published again; empty where none was
     * @param written tally of what the run wrote, by table; a table that is missing must hold nothing of the run
     * @throws WarehouseException when the tables hold anything else than what was written; nothing is published then
     */
    public void publish(
            String dataset,
            UUID runId,
            SortedSet<LocalDate> asOfs,
            Set<PublicationCause> causes,
            Map<FactTable, RowTally> written) {
        if (asOfs.isEmpty()) {
            throw new IllegalArgumentException("Run %s of '%s' answers for no day".formatted(runId, dataset));
        }
        try (Connection connection = access.connect()) {
            Map<FactTable, RowTally> stored = new EnumMap<>(FactTable.class);
            for (FactTable table : FactTable.values()) {
                RowTally found = readBack(connection, table, runId);
                RowTally expected = written.getOrDefault(table, RowTally.NONE);
                if (!found.equals(expected)) {
                    throw new WarehouseException("Run %s of '%s' is not published: %s holds %s, written were %s"
                            .formatted(runId, dataset, table.tableName(), found, expected));
                }
                stored.put(table, found);
            }
            progress.accept(Step.READ_BACK);
            insert(connection, dataset, runId, asOfs, causes, stored);
            progress.accept(Step.PUBLISHED);
        } catch (SQLException e) {
            throw new WarehouseException("Publishing run %s of '%s' failed".formatted(runId, dataset), e);
        }
    }

    private static RowTally readBack(Connection connection, FactTable table, UUID runId) throws SQLException {
        String sql = "SELECT count(), " + table.checksumSql() + " FROM " + table.tableName() + " WHERE run_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, runId.toString());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return new RowTally(result.getLong(1), Long.parseUnsignedLong(result.getString(2)));
            }
        }
    }

    private static void insert(
            Connection connection,
            String dataset,
            UUID runId,
            SortedSet<LocalDate> asOfs,
            Set<PublicationCause> causes,
            Map<FactTable, RowTally> stored)
            throws SQLException {
        // The server's clock decides: one clock orders all publications, whichever machine a run is on.
        String sql =
                """
                INSERT INTO publication
                    (dataset, published_at, run_id, as_ofs, causes, index_values, entity_amounts, curve_points, checksum)
                SELECT ?, now64(6, 'UTC'), toUUID(?), arrayMap(day -> toDate(day), splitByChar(',', ?)),
                    arrayFilter(cause -> notEmpty(cause), splitByChar(',', ?)), ?, ?, ?, ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataset);
            statement.setString(2, runId.toString());
            statement.setString(3, asOfs.stream().map(LocalDate::toString).collect(Collectors.joining(",")));
            statement.setString(4, causes.stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
            statement.setLong(5, stored.get(FactTable.INDEX_VALUE).rows());
            statement.setLong(6, stored.get(FactTable.ENTITY_AMOUNT).rows());
            statement.setLong(7, stored.get(FactTable.CURVE_POINT).rows());
            statement.setString(8, checksums(stored));
            statement.executeUpdate();
        }
    }

    private static String checksums(Map<FactTable, RowTally> stored) {
        return List.of(FactTable.values()).stream()
                .map(table -> table.tableName() + "="
                        + Long.toUnsignedString(stored.get(table).checksum()))
                .collect(Collectors.joining(" "));
    }
}

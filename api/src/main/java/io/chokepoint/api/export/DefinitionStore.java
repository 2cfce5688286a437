package io.chokepoint.api.export;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.schedule.CatchUp;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Definitions of exports; every statement names the tenant beside what row-level security adds. */
final class DefinitionStore {
    private static final String SELECT =
            """
            SELECT export_id, name, dataset, filters::text AS filters, format, compression, trigger_kind, expression, zone,
                   start_at, end_at, catch_up, start_deadline_seconds, due_within_seconds, full_from, row_limit,
                   destination_id, state, last_slot, created_at
            FROM export_definition WHERE tenant_id = ?
            """;

    private DefinitionStore() {}

    static void insert(Connection connection, UUID tenantId, Definition export, String user) throws SQLException {
        Rows.update(
                connection,
                """
                INSERT INTO export_definition (tenant_id, export_id, name, dataset, filters, format, compression,
                    trigger_kind, expression, zone, start_at, end_at, catch_up, start_deadline_seconds,
                    due_within_seconds, full_from, row_limit, destination_id, state, last_slot, created_by, created_at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                tenantId,
                export.id(),
                export.name(),
                export.dataset(),
                export.filters().json(),
                export.format(),
                export.compression(),
                export.trigger(),
                export.expression(),
                export.zone(),
                export.startAt(),
                export.endAt(),
                export.catchUp(),
                export.startDeadline().toSeconds(),
                export.dueWithin().toSeconds(),
                export.fullFrom(),
                export.rowLimit(),
                export.destinationId(),
                export.state(),
                export.lastSlot(),
                user,
                export.createdAt());
    }

    /** Those that are not deleted, the oldest first. */
    static List<Definition> list(Connection connection, UUID tenantId) throws SQLException {
        return Rows.list(
                connection,
                DefinitionStore::definition,
                SELECT + " AND state <> 'DELETED' ORDER BY created_at, export_id",
                tenantId);
    }

    /** Those that make runs by themselves. */
    static List<Definition> active(Connection connection, UUID tenantId) throws SQLException {
        return Rows.list(
                connection,
                DefinitionStore::definition,
                SELECT + " AND state = 'ACTIVE' AND trigger_kind <> 'ON_REQUEST' ORDER BY export_id",
                tenantId);
    }

    /** One, also a deleted one. */
    static Optional<Definition> find(Connection connection, UUID tenantId, String exportId) throws SQLException {
        return Rows.list(connection, DefinitionStore::definition, SELECT + " AND export_id = ?", tenantId, exportId)
                .stream()
                .findFirst();
    }

    /** Changes the state of one that is not deleted; false when there is none. */
    static boolean setState(Connection connection, UUID tenantId, String exportId, ExportState state)
            throws SQLException {
        return Rows.update(
                        connection,
                        "UPDATE export_definition SET state = ?"
                                + " WHERE tenant_id = ? AND export_id = ? AND state <> 'DELETED'",
                        state,
                        tenantId,
                        exportId)
                == 1;
    }

    /** Replaces what can be replaced of one that is not deleted; false when there is none. */
    static boolean update(Connection connection, UUID tenantId, Definition export) throws SQLException {
        return Rows.update(
                        connection,
                        """
                        UPDATE export_definition SET name = ?, dataset = ?, filters = ?::jsonb, format = ?,
                            compression = ?, trigger_kind = ?, expression = ?, zone = ?, start_at = ?, end_at = ?,
                            catch_up = ?, start_deadline_seconds = ?, due_within_seconds = ?, full_from = ?,
                            row_limit = ?, destination_id = ?
                        WHERE tenant_id = ? AND export_id = ? AND state <> 'DELETED'
                        """,
                        export.name(),
                        export.dataset(),
                        export.filters().json(),
                        export.format(),
                        export.compression(),
                        export.trigger(),
                        export.expression(),
                        export.zone(),
                        export.startAt(),
                        export.endAt(),
                        export.catchUp(),
                        export.startDeadline().toSeconds(),
                        export.dueWithin().toSeconds(),
                        export.fullFrom(),
                        export.rowLimit(),
                        export.destinationId(),
                        tenantId,
                        export.id())
                == 1;
    }

    /** Notes that all slots up to one are dealt with; it never goes back. */
    static void setLastSlot(Connection connection, UUID tenantId, String exportId, Instant slot) throws SQLException {
        Rows.update(
                connection,
                "UPDATE export_definition SET last_slot = greatest(last_slot, ?) WHERE tenant_id = ? AND export_id = ?",
                slot,
                tenantId,
                exportId);
    }

    private static Definition definition(ResultSet row) throws SQLException {
        return new Definition(
                row.getString("export_id"),
                row.getString("name"),
                Dataset.valueOf(row.getString("dataset")),
                Filters.ofJson(row.getString("filters")),
                RowFormat.valueOf(row.getString("format")),
                Compression.valueOf(row.getString("compression")),
                ExportTrigger.valueOf(row.getString("trigger_kind")),
                row.getString("expression"),
                row.getString("zone"),
                Rows.instant(row, "start_at"),
                Optional.ofNullable(Rows.instant(row, "end_at")),
                CatchUp.valueOf(row.getString("catch_up")),
                Duration.ofSeconds(row.getLong("start_deadline_seconds")),
                Duration.ofSeconds(row.getLong("due_within_seconds")),
                Optional.ofNullable(Rows.day(row, "full_from")),
                row.getLong("row_limit"),
                row.getString("destination_id"),
                ExportState.valueOf(row.getString("state")),
                Optional.ofNullable(Rows.instant(row, "last_slot")),
                Rows.instant(row, "created_at"));
    }
}

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Definitions of exports; every statement names the tenant beside what row-level security adds. */
final class DefinitionStore {
    private static final String SELECT =
            """
            SELECT export_id, name, dataset, filters::text AS filters, format, compression, trigger_kind, expression, zone,
                   start_at, end_at, catch_up, start_deadline_seconds, due_within_seconds, full_from, row_limit,
                   destination_id, overlay, composite, state, last_slot, restated_until, created_at
            FROM export_definition WHERE tenant_id = ?
            """;

    private static final String SAID =
            "name, dataset, filters, format, compression, trigger_kind, expression, zone, start_at, end_at, catch_up,"
                    + " start_deadline_seconds, due_within_seconds, full_from, row_limit, destination_id, overlay, composite";
    private static final String SAID_PLACES = "?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    private DefinitionStore() {}

    static void insert(Connection connection, UUID tenantId, Definition export, String user) throws SQLException {
        List<Object> values = said(export);
        Collections.addAll(values, tenantId, export.id(), export.state(), export.lastSlot(), user, export.createdAt());
        Rows.update(
                connection,
                "INSERT INTO export_definition (" + SAID
                        + ", tenant_id, export_id, state, last_slot, created_by, created_at)"
                        + " VALUES (" + SAID_PLACES + ", ?, ?, ?, ?, ?, ?)",
                values.toArray());
    }

    /** What a tenant says of an export, in the order of {@link #SAID}. */
    private static List<Object> said(Definition export) {
        List<Object> values = new ArrayList<>();
        Collections.addAll(
                values,
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
                export.overlay(),
                export.composite());
        return values;
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
        List<Object> values = said(export);
        Collections.addAll(values, tenantId, export.id());
        return Rows.update(
                        connection,
                        "UPDATE export_definition SET (" + SAID + ") = (" + SAID_PLACES + ")"
                                + " WHERE tenant_id = ? AND export_id = ? AND state <> 'DELETED'",
                        values.toArray())
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

    /** The last slot that is dealt with; until the end of the transaction nobody else asks so. */
    static Optional<Instant> lockLastSlot(Connection connection, UUID tenantId, String exportId) throws SQLException {
        List<Optional<Instant>> found = Rows.list(
                connection,
                row -> Optional.ofNullable(Rows.instant(row, "last_slot")),
                "SELECT last_slot FROM export_definition WHERE tenant_id = ? AND export_id = ? FOR UPDATE",
                tenantId,
                exportId);
        return found.get(0);
    }

    /** Notes that all publications up to one have their restatements; it never goes back. */
    static void setRestatedUntil(Connection connection, UUID tenantId, String exportId, Instant published)
            throws SQLException {
        Rows.update(
                connection,
                "UPDATE export_definition SET restated_until = greatest(restated_until, ?)"
                        + " WHERE tenant_id = ? AND export_id = ?",
                published,
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
                Optional.ofNullable(row.getString("overlay")),
                Optional.ofNullable(row.getString("composite")),
                ExportState.valueOf(row.getString("state")),
                Optional.ofNullable(Rows.instant(row, "last_slot")),
                Optional.ofNullable(Rows.instant(row, "restated_until")),
                Rows.instant(row, "created_at"));
    }
}

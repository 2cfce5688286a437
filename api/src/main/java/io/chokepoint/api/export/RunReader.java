package io.chokepoint.api.export;

import io.chokepoint.export.pack.Period;
import io.chokepoint.export.pack.RunKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads runs of a tenant; every statement names the tenant beside what row-level security adds. */
final class RunReader {
    /** What {@link #run} needs. */
    static final String COLUMNS =
            """
            export_id, run_id, slot, kind, period_start, period_end, known_at, supersedes, array_to_string(causes, ',') AS causes,
            state, attempts, fence, due_by,
            created_at, started_at, completed_at, row_count, byte_count, content_digest, manifest_sha256,
            receipt::text AS receipt, error_code, error_message
            """;

    private RunReader() {}

    /**
     * The runs of an export, the newest first.
     *
     * @param before the last run of the page before
     */
    static List<Run> list(Connection connection, UUID tenantId, String exportId, Optional<Place> before, int most)
            throws SQLException {
        String newestFirst = " ORDER BY created_at DESC, run_id LIMIT ?";
        String ofExport = "SELECT " + COLUMNS + " FROM export_run WHERE tenant_id = ? AND export_id = ?";
        return before.isEmpty()
                ? Rows.list(connection, RunReader::run, ofExport + newestFirst, tenantId, exportId, most)
                : Rows.list(
                        connection,
                        RunReader::run,
                        ofExport + " AND (created_at < ? OR created_at = ? AND run_id > ?)" + newestFirst,
                        tenantId,
                        exportId,
                        before.get().createdAt(),
                        before.get().createdAt(),
                        before.get().id(),
                        most);
    }

    /**
     * The runs that a publication makes outdated: of each period of a schedule the newest, unless it has failed or knows the
     * publication.
     */
    static List<Run> outdated(Connection connection, UUID tenantId, String exportId, Period days, Instant published)
            throws SQLException {
        return Rows.list(
                connection,
                RunReader::run,
                "SELECT * FROM (SELECT DISTINCT ON (period_start, period_end) " + COLUMNS
                        + " FROM export_run WHERE tenant_id = ? AND export_id = ?"
                        + " AND kind IN ('INCREMENTAL', 'RESTATEMENT') AND state NOT IN ('FAILED', 'CANCELED')"
                        + " AND period_start < ? AND period_end > ?"
                        + " ORDER BY period_start, period_end, known_at DESC) AS newest WHERE known_at < ?"
                        + " ORDER BY period_start",
                tenantId,
                exportId,
                days.endDay(),
                days.firstDay(),
                published);
    }

    /** One run of any export. */
    static Optional<Run> find(Connection connection, UUID tenantId, String runId) throws SQLException {
        return Rows.list(
                        connection,
                        RunReader::run,
                        "SELECT " + COLUMNS + " FROM export_run WHERE tenant_id = ? AND run_id = ?",
                        tenantId,
                        runId)
                .stream()
                .findFirst();
    }

    /** The last delivered run of an export that covers a day of a period. */
    static Optional<Run> lastDelivered(Connection connection, UUID tenantId, String exportId, Period period)
            throws SQLException {
        return Rows.list(
                        connection,
                        RunReader::run,
                        "SELECT " + COLUMNS + " FROM export_run WHERE tenant_id = ? AND export_id = ?"
                                + " AND state = 'SUCCEEDED' AND period_start < ? AND period_end > ?"
                                + " ORDER BY known_at DESC LIMIT 1",
                        tenantId,
                        exportId,
                        period.endDay(),
                        period.firstDay())
                .stream()
                .findFirst();
    }

    private static List<String> codes(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    /** The run of a row with {@link #COLUMNS}. */
    static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString("export_id"),
                row.getString("run_id"),
                Optional.ofNullable(Rows.instant(row, "slot")),
                RunKind.valueOf(row.getString("kind")),
                Period.ofDays(Rows.day(row, "period_start"), Rows.day(row, "period_end")),
                Rows.instant(row, "known_at"),
                Optional.ofNullable(row.getString("supersedes")),
                codes(row.getString("causes")),
                ExportRunState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getLong("fence"),
                Rows.instant(row, "due_by"),
                Rows.instant(row, "created_at"),
                new Run.Outcome(
                        Rows.instant(row, "started_at"),
                        Rows.instant(row, "completed_at"),
                        Rows.whole(row, "row_count"),
                        Rows.whole(row, "byte_count"),
                        row.getString("content_digest"),
                        row.getString("manifest_sha256"),
                        row.getString("receipt"),
                        row.getString("error_code"),
                        row.getString("error_message")));
    }
}

package io.chokepoint.api.export;

import io.chokepoint.export.pack.Period;
import io.chokepoint.export.pack.RunKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The runs of a tenant. A slot has one run, whoever makes it first. A worker claims a run for the time of a lease and gets a
 * number; once another has claimed it, whatever the first one writes has no effect. Leases go by PostgreSQL's clock.
 */
final class RunLedger {
    private static final String COLUMNS =
            """
            export_id, run_id, slot, kind, period_start, period_end, known_at, supersedes, array_to_string(causes, ',') AS causes,
            state, attempts, fence, due_by,
            created_at, started_at, completed_at, row_count, byte_count, content_digest, manifest_sha256,
            receipt::text AS receipt, error_code, error_message
            """;
    private static final String MINE = " WHERE tenant_id = ? AND export_id = ? AND run_id = ? AND fence = ?"
            + " AND state IN ('RUNNING', 'VERIFYING', 'DELIVERING')";

    private final TenantSql sql;

    RunLedger(TenantSql sql) {
        this.sql = sql;
    }

    /** Enters a run; false when its slot or its identity is there. */
    static boolean insert(Connection connection, UUID tenantId, Run run) throws SQLException {
        return Rows.update(
                        connection,
                        """
                        INSERT INTO export_run (tenant_id, export_id, run_id, slot, kind, period_start, period_end, known_at,
                            supersedes, causes, state, not_before, due_by, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, string_to_array(?, ','), 'QUEUED', now(), ?, ?)
                        ON CONFLICT DO NOTHING
                        """,
                        tenantId,
                        run.exportId(),
                        run.runId(),
                        run.slot(),
                        run.kind(),
                        run.period().firstDay(),
                        run.period().endDay(),
                        run.knownAt(),
                        run.supersedes(),
                        String.join(",", run.causes()),
                        run.dueBy(),
                        run.createdAt())
                == 1;
    }

    /** Claims the run that is due first among those that wait or whose worker says nothing any more. */
    Optional<Run> claim(UUID tenantId, Duration lease) {
        return sql
                .call(
                        tenantId,
                        connection -> Rows.list(
                                connection,
                                RunLedger::run,
                                """
                        UPDATE export_run SET state = 'RUNNING', fence = fence + 1, attempts = attempts + 1,
                            lease_until = clock_timestamp() + make_interval(secs => ?),
                            started_at = coalesce(started_at, clock_timestamp()),
                            error_code = NULL, error_message = NULL
                        WHERE tenant_id = ? AND (export_id, run_id) = (
                            SELECT export_id, run_id FROM export_run
                            WHERE tenant_id = ?
                              AND ((state = 'QUEUED' AND not_before <= clock_timestamp())
                                   OR (state IN ('RUNNING', 'VERIFYING', 'DELIVERING')
                                       AND lease_until < clock_timestamp()))
                            ORDER BY due_by, export_id, run_id
                            LIMIT 1
                            FOR UPDATE SKIP LOCKED)
                        RETURNING
                        """
                                        + COLUMNS,
                                lease.toMillis() / 1000.0,
                                tenantId,
                                tenantId))
                .stream()
                .findFirst();
    }

    /** Keeps a run for another lease; false when it is another's. */
    boolean extend(UUID tenantId, Run run, Duration lease) {
        return write(
                tenantId,
                run,
                "UPDATE export_run SET lease_until = clock_timestamp() + make_interval(secs => ?)",
                lease.toMillis() / 1000.0);
    }

    /** Says where a run stands; false when it is another's. */
    boolean enter(UUID tenantId, Run run, ExportRunState state) {
        return write(tenantId, run, "UPDATE export_run SET state = ?", state);
    }

    /** Ends a run that was delivered, and tells so; false when it is another's. */
    boolean succeed(UUID tenantId, Run run, Run.Outcome outcome) {
        return sql.call(tenantId, connection -> {
            boolean mine = write(
                    connection,
                    tenantId,
                    run,
                    """
                    UPDATE export_run SET state = 'SUCCEEDED', completed_at = clock_timestamp(), lease_until = NULL,
                        delivered_at = coalesce(delivered_at, clock_timestamp()), row_count = ?, byte_count = ?, content_digest = ?, manifest_sha256 = ?, receipt = ?::jsonb
                    """,
                    outcome.rows(),
                    outcome.bytes(),
                    outcome.contentDigest(),
                    outcome.manifestSha256(),
                    outcome.receipt());
            if (mine) {
                NoticeBook.enter(connection, tenantId, run, NoticeBook.ended(ExportRunState.SUCCEEDED), null, null);
            }
            return mine;
        });
    }

    /** Puts a run that failed back to wait; false when it is another's. */
    boolean retry(UUID tenantId, Run run, Duration wait, String code, String message) {
        return write(
                tenantId,
                run,
                """
                UPDATE export_run SET state = 'QUEUED', lease_until = NULL, error_code = ?, error_message = ?,
                    not_before = clock_timestamp() + make_interval(secs => ?)
                """,
                code,
                message,
                wait.toMillis() / 1000.0);
    }

    /** Ends a run for good, as failed or as given up, and tells so; false when it is another's. */
    boolean end(UUID tenantId, Run run, ExportRunState state, String code, String message) {
        return sql.call(tenantId, connection -> {
            boolean mine = write(
                    connection,
                    tenantId,
                    run,
                    "UPDATE export_run SET state = ?, completed_at = clock_timestamp(), lease_until = NULL,"
                            + " error_code = ?, error_message = ?",
                    state,
                    code,
                    message);
            if (mine) {
                NoticeBook.enter(connection, tenantId, run, NoticeBook.ended(state), code, message);
            }
            return mine;
        });
    }

    /** Lets a run that has ended run once more under its identity; false when there is none that has ended. */
    static boolean rerun(Connection connection, UUID tenantId, String exportId, String runId) throws SQLException {
        return Rows.update(
                        connection,
                        """
                        UPDATE export_run SET state = 'QUEUED', attempts = 0, not_before = now(), completed_at = NULL
                        WHERE tenant_id = ? AND export_id = ? AND run_id = ?
                          AND state IN ('SUCCEEDED', 'FAILED', 'CANCELED')
                        """,
                        tenantId,
                        exportId,
                        runId)
                == 1;
    }

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
                ? Rows.list(connection, RunLedger::run, ofExport + newestFirst, tenantId, exportId, most)
                : Rows.list(
                        connection,
                        RunLedger::run,
                        ofExport + " AND (created_at < ? OR created_at = ? AND run_id > ?)" + newestFirst,
                        tenantId,
                        exportId,
                        before.get().createdAt(),
                        before.get().createdAt(),
                        before.get().id(),
                        most);
    }

    /** Notes the runs that are late and were not told to be; they are told once. */
    static List<Run> tellLate(Connection connection, UUID tenantId, Instant now) throws SQLException {
        return Rows.list(
                connection,
                RunLedger::run,
                "UPDATE export_run SET late_told_at = clock_timestamp() WHERE tenant_id = ? AND late_told_at IS NULL"
                        + " AND due_by < ? AND state IN ('QUEUED', 'RUNNING', 'VERIFYING', 'DELIVERING') RETURNING "
                        + COLUMNS,
                tenantId,
                now);
    }

    /**
     * The runs that a publication makes outdated: of each period of a schedule the newest, unless it has failed or knows the
     * publication.
     */
    static List<Run> outdated(Connection connection, UUID tenantId, String exportId, Period days, Instant published)
            throws SQLException {
        return Rows.list(
                connection,
                RunLedger::run,
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
                        RunLedger::run,
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
                        RunLedger::run,
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

    private boolean write(UUID tenantId, Run run, String change, Object... parameters) {
        return sql.call(tenantId, connection -> write(connection, tenantId, run, change, parameters));
    }

    private static boolean write(Connection connection, UUID tenantId, Run run, String change, Object... parameters)
            throws SQLException {
        List<Object> all = new ArrayList<>(Arrays.asList(parameters));
        all.addAll(List.of(tenantId, run.exportId(), run.runId(), run.fence()));
        return Rows.update(connection, change + MINE, all.toArray()) == 1;
    }

    private static List<String> codes(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    private static Run run(ResultSet row) throws SQLException {
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

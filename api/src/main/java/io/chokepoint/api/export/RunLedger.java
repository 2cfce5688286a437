package io.chokepoint.api.export;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The runs of a tenant as workers have them. A worker claims a run for the time of a lease and gets a number; once another has
 * claimed it, whatever the first one writes has no effect. Leases go by PostgreSQL's clock.
 */
final class RunLedger {
    private static final String MINE = " WHERE tenant_id = ? AND export_id = ? AND run_id = ? AND fence = ?"
            + " AND state IN ('RUNNING', 'VERIFYING', 'DELIVERING')";

    private final TenantSql sql;

    RunLedger(TenantSql sql) {
        this.sql = sql;
    }

    /** Claims the run that is due first among those that wait or whose worker says nothing any more. */
    Optional<Run> claim(UUID tenantId, Duration lease) {
        return sql
                .call(
                        tenantId,
                        connection -> Rows.list(
                                connection,
                                RunReader::run,
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
                                        + RunReader.COLUMNS,
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

    private boolean write(UUID tenantId, Run run, String change, Object... parameters) {
        return sql.call(tenantId, connection -> write(connection, tenantId, run, change, parameters));
    }

    private static boolean write(Connection connection, UUID tenantId, Run run, String change, Object... parameters)
            throws SQLException {
        List<Object> all = new ArrayList<>(Arrays.asList(parameters));
        all.addAll(List.of(tenantId, run.exportId(), run.runId(), run.fence()));
        return Rows.update(connection, change + MINE, all.toArray()) == 1;
    }
}

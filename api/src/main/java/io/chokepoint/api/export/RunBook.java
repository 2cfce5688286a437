package io.chokepoint.api.export;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Enters runs of a tenant, and has them run again. A slot has one run, whoever makes it first. */
final class RunBook {
    private RunBook() {}

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

    /** Notes the runs that are late and were not told to be; they are told once. */
    static List<Run> tellLate(Connection connection, UUID tenantId, Instant now) throws SQLException {
        return Rows.list(
                connection,
                RunReader::run,
                "UPDATE export_run SET late_told_at = clock_timestamp() WHERE tenant_id = ? AND late_told_at IS NULL"
                        + " AND due_by < ? AND state IN ('QUEUED', 'RUNNING', 'VERIFYING', 'DELIVERING') RETURNING "
                        + RunReader.COLUMNS,
                tenantId,
                now);
    }
}

package io.chokepoint.api.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Notices that wait to be sent. They are entered with what they tell of, in one transaction: neither is without the other. */
final class NoticeBook {
    /** A run is not delivered at the time that it is due. */
    static final String LATE = "export.run.late";
    /** A period that was delivered has changed and is delivered again. */
    static final String RESTATED = "export.run.restated";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NoticeBook() {}

    /** A notice that this replica is to send. */
    record Notice(String id, String webhookId, String body, int attempts) {}

    /** The event of a run that has ended. */
    static String ended(ExportRunState state) {
        return "export.run." + state.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Enters what became of a run, once for each receiver. */
    static void enter(Connection connection, UUID tenantId, Run run, String event, String code, String message)
            throws SQLException {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("type", event);
        body.put("timestamp", Instant.now().toString());
        ObjectNode data = body.putObject("data");
        data.put("export", run.exportId())
                .put("run", run.runId())
                .put("kind", run.kind().name())
                .put("periodStart", run.period().start().toString())
                .put("periodEnd", run.period().endExclusive().toString())
                .put("knownAt", run.knownAt().toString())
                .put("dueBy", run.dueBy().toString())
                .put("supersedes", run.supersedes().orElse(null))
                .put("attempts", run.attempts())
                .put("errorCode", code)
                .put("errorMessage", message);
        ArrayNode causes = data.putArray("causes");
        run.causes().forEach(causes::add);
        String text = body.toString();
        for (WebhookStore.Hook hook : WebhookStore.list(connection, tenantId)) {
            if (hook.endedAt() == null) {
                Rows.update(
                        connection,
                        "INSERT INTO export_notice"
                                + " (tenant_id, notice_id, webhook_id, event, body, state, not_before, created_at)"
                                + " VALUES (?, ?, ?, ?, ?, 'WAITING', now(), now())",
                        tenantId,
                        Rows.newId("msg_"),
                        hook.id(),
                        event,
                        text);
            }
        }
    }

    /** Takes notices that are due; unless they are written off, they come back after the wait. */
    static List<Notice> take(Connection connection, UUID tenantId, int most, Duration wait) throws SQLException {
        return Rows.list(
                connection,
                row -> new Notice(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)),
                """
                UPDATE export_notice SET attempts = attempts + 1,
                    not_before = clock_timestamp() + make_interval(secs => ?)
                WHERE tenant_id = ? AND notice_id IN (
                    SELECT notice_id FROM export_notice
                    WHERE tenant_id = ? AND state = 'WAITING' AND not_before <= clock_timestamp()
                    ORDER BY not_before LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING notice_id, webhook_id, body, attempts
                """,
                wait.toMillis() / 1000.0,
                tenantId,
                tenantId,
                most);
    }

    static void sent(Connection connection, UUID tenantId, Notice notice) throws SQLException {
        Rows.update(
                connection,
                "UPDATE export_notice SET state = 'SENT', last_error = NULL WHERE tenant_id = ? AND notice_id = ?",
                tenantId,
                notice.id());
    }

    /** Notes a failure: another attempt after the wait, or none. */
    static void failed(Connection connection, UUID tenantId, Notice notice, boolean again, Duration wait, String why)
            throws SQLException {
        Rows.update(
                connection,
                "UPDATE export_notice SET state = ?, last_error = ?,"
                        + " not_before = clock_timestamp() + make_interval(secs => ?)"
                        + " WHERE tenant_id = ? AND notice_id = ? AND state = 'WAITING'",
                again ? "WAITING" : "FAILED",
                why,
                wait.toMillis() / 1000.0,
                tenantId,
                notice.id());
    }
}

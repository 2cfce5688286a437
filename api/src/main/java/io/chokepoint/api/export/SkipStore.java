package io.chokepoint.api.export;

import io.chokepoint.export.schedule.Agenda;
import io.chokepoint.export.schedule.CatchUp;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Slots that passed without a run; every statement names the tenant beside what row-level security adds. */
final class SkipStore {
    private SkipStore() {}

    static void insert(
            Connection connection, UUID tenantId, Definition export, Agenda.Skipped skipped, Instant noticedAt)
            throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO export_skip (tenant_id, export_id, first_slot, last_slot, slot_count, catch_up, noticed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                tenantId,
                export.id(),
                skipped.first(),
                skipped.last(),
                skipped.count().isPresent() ? skipped.count().getAsInt() : null,
                export.catchUp(),
                noticedAt);
    }

    /** Those of an export before an instant, the newest first. */
    static List<SkippedSlots> list(Connection connection, UUID tenantId, String exportId, Instant before, int most)
            throws SQLException {
        return Rows.list(
                connection,
                row -> new SkippedSlots(
                        Rows.instant(row, "first_slot"),
                        Rows.instant(row, "last_slot"),
                        row.getObject("slot_count", Integer.class),
                        CatchUp.valueOf(row.getString("catch_up")),
                        Rows.instant(row, "noticed_at")),
                "SELECT first_slot, last_slot, slot_count, catch_up, noticed_at FROM export_skip"
                        + " WHERE tenant_id = ? AND export_id = ? AND first_slot < ?"
                        + " ORDER BY first_slot DESC LIMIT ?",
                tenantId,
                exportId,
                before,
                most);
    }
}

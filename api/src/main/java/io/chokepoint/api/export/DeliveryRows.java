package io.chokepoint.api.export;

import io.chokepoint.export.pack.Period;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** Runs of a tenant that were due in a period, as known at an instant: what happened later has not happened. */
final class DeliveryRows implements RowSource {
    private static final String SELECT =
            """
            SELECT export_id, due_by, run_id, kind, period_start, period_end, slot, delivered_at
            FROM export_run
            WHERE tenant_id = ? AND due_by >= ? AND due_by < ? AND created_at <= ?
            ORDER BY export_id COLLATE "C", due_by, run_id COLLATE "C"
            """;

    private final List<Due> runs;
    private final Iterator<Due> rest;
    private final Instant knownAt;

    private DeliveryRows(List<Due> runs, Instant knownAt) {
        this.runs = runs;
        this.rest = runs.iterator();
        this.knownAt = knownAt;
    }

    private record Due(
            String exportId,
            Instant dueBy,
            String runId,
            String kind,
            LocalDate from,
            LocalDate to,
            Instant slot,
            Instant deliveredAt) {}

    /** Reads all of them at once: they are as many as a tenant has had runs. */
    static DeliveryRows read(TenantSql sql, UUID tenantId, Period period, Instant knownAt) {
        List<Due> runs = sql.call(
                tenantId,
                connection -> Rows.list(
                        connection,
                        row -> new Due(
                                row.getString("export_id"),
                                Rows.instant(row, "due_by"),
                                row.getString("run_id"),
                                row.getString("kind"),
                                Rows.day(row, "period_start"),
                                Rows.day(row, "period_end"),
                                Rows.instant(row, "slot"),
                                Rows.instant(row, "delivered_at")),
                        SELECT,
                        tenantId,
                        period.start(),
                        period.endExclusive(),
                        knownAt));
        return new DeliveryRows(runs, knownAt);
    }

    @Override
    public RowSchema schema() {
        return Dataset.DELIVERY.schema();
    }

    @Override
    public long expected() {
        return runs.size();
    }

    @Override
    public boolean next(Row row) {
        row.clear();
        if (!rest.hasNext()) {
            return false;
        }
        Due run = rest.next();
        int column = 0;
        row.setText(column++, run.exportId());
        row.setNumber(column++, micros(run.dueBy()));
        row.setText(column++, run.runId());
        row.setText(column++, run.kind());
        row.setNumber(column++, run.from().toEpochDay());
        row.setNumber(column++, run.to().toEpochDay());
        if (run.slot() != null) {
            row.setNumber(column, micros(run.slot()));
        }
        column++;
        boolean isDelivered = run.deliveredAt() != null && !run.deliveredAt().isAfter(knownAt);
        if (isDelivered) {
            row.setNumber(column, micros(run.deliveredAt()));
        }
        column++;
        Duration late = Duration.between(run.dueBy(), isDelivered ? run.deliveredAt() : knownAt);
        row.setNumber(column, Math.max(0, late.toSeconds()));
        return true;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}

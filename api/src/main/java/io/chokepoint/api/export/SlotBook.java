package io.chokepoint.api.export;

import io.chokepoint.export.pack.Period;
import io.chokepoint.export.schedule.Agenda;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Enters a run for each slot that has come due. Any number of replicas may do so at the same time. */
final class SlotBook {
    private final TenantSql sql;

    SlotBook(TenantSql sql) {
        this.sql = sql;
    }

    /**
     * Enters the runs that are due in the schedules of a tenant.
     *
     * @return how many runs this call has entered
     */
    int enterDue(UUID tenantId, Instant now) {
        int entered = 0;
        for (Definition export : sql.call(tenantId, connection -> DefinitionStore.active(connection, tenantId))) {
            if (export.agenda().isPresent()) {
                entered += enter(tenantId, export, export.agenda().get(), now);
            }
        }
        return entered;
    }

    private int enter(UUID tenantId, Definition export, Agenda agenda, Instant now) {
        List<Instant> due = agenda.due(export.lastSlot(), now);
        if (due.isEmpty()) {
            return 0;
        }
        return sql.call(tenantId, connection -> {
            int entered = 0;
            for (Instant slot : due) {
                Optional<Period> period = period(export, agenda, slot);
                if (period.isPresent()
                        && RunLedger.insert(connection, tenantId, RunPlan.ofSlot(export, slot, period.get(), now))) {
                    entered++;
                }
                DefinitionStore.setLastSlot(connection, tenantId, export.id(), slot);
            }
            return entered;
        });
    }

    /** Enters the run of a publication and notes it as dealt with, in one transaction. */
    boolean enterPublication(UUID tenantId, Definition export, Instant published, Period period, Instant now) {
        return sql.call(tenantId, connection -> enterPublication(connection, tenantId, export, published, period, now));
    }

    private static boolean enterPublication(
            Connection connection, UUID tenantId, Definition export, Instant published, Period period, Instant now)
            throws SQLException {
        Optional<Run> before = RunLedger.lastDelivered(connection, tenantId, export.id(), period);
        boolean entered =
                RunLedger.insert(connection, tenantId, RunPlan.ofPublication(export, published, period, before, now));
        DefinitionStore.setLastSlot(connection, tenantId, export.id(), published);
        return entered;
    }

    private static Optional<Period> period(Definition export, Agenda agenda, Instant slot) {
        Optional<Period> since = agenda.period(slot);
        return since.filter(period -> export.fullFrom()
                        .filter(first -> !first.isBefore(period.endDay()))
                        .isEmpty())
                .map(period -> export.fullFrom()
                        .map(first -> Period.ofDays(first, period.endDay()))
                        .orElse(period));
    }
}

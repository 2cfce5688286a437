package io.chokepoint.api.export;

import io.chokepoint.export.pack.Period;
import io.chokepoint.export.schedule.Agenda;
import java.time.Instant;
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
        if (isIdle(agenda, export.lastSlot(), now)) {
            return 0;
        }
        return sql.call(tenantId, connection -> {
            // Another replica may have been here since the export was read.
            Optional<Instant> done = DefinitionStore.lockLastSlot(connection, tenantId, export.id());
            Optional<Agenda.Skipped> skipped = agenda.skipped(done, now);
            if (skipped.isPresent()) {
                SkipStore.insert(connection, tenantId, export, skipped.get(), now);
                DefinitionStore.setLastSlot(
                        connection, tenantId, export.id(), skipped.get().last());
            }
            int entered = 0;
            for (Instant slot : agenda.due(done, now)) {
                Optional<Period> period = period(export, agenda, slot);
                if (period.isPresent()
                        && RunBook.insert(connection, tenantId, RunPlan.ofSlot(export, slot, period.get(), now))) {
                    entered++;
                }
                DefinitionStore.setLastSlot(connection, tenantId, export.id(), slot);
            }
            return entered;
        });
    }

    private static boolean isIdle(Agenda agenda, Optional<Instant> done, Instant now) {
        return agenda.due(done, now).isEmpty() && agenda.skipped(done, now).isEmpty();
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

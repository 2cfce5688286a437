package io.chokepoint.api.export;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantVisits;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Visits one tenant after another: enters the runs that have come due, and works on those that wait. Tenants that are not
 * served are passed by: neither happens for them.
 */
@ApplicationScoped
class ExportScheduler {
    static final String WORKER = "chokepoint-exports";

    private static final Logger LOG = Logger.getLogger(ExportScheduler.class);

    private final TenantVisits visits;
    private final PanacheTenantSql sql;
    private final PublicationWatch publications;
    private final RunWorker worker;
    private final ExportKeys keys;
    private final ExportConfig config;
    private final Semaphore room;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> new Thread(work, "export-run"));

    ExportScheduler(
            TenantVisits visits,
            PanacheTenantSql sql,
            PublicationWatch publications,
            RunWorker worker,
            ExportKeys keys,
            ExportConfig config) {
        this.visits = visits;
        this.sql = sql;
        this.publications = publications;
        this.worker = worker;
        this.keys = keys;
        this.config = config;
        this.room = new Semaphore(config.runs());
    }

    /** One round. What fails for a tenant is logged and tried again in the next one; the others are not held up. */
    @Scheduled(every = "${chokepoint.exports.tick:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        if (!config.worker() || !keys.areThere()) {
            return;
        }
        for (UUID tenantId : visits.tenantIds()) {
            try {
                Optional<TenantScope> scope = visits.scopeOf(tenantId, WORKER);
                if (scope.isPresent()) {
                    visit(scope.get(), Instant.now());
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "Exports of tenant %s could not be visited", tenantId);
            }
        }
    }

    private void visit(TenantScope scope, Instant now) {
        SlotBook book = new SlotBook(sql);
        book.enterDue(scope.tenantId(), now);
        enterPublications(book, scope, now);
        RunLedger ledger = new RunLedger(sql);
        while (room.tryAcquire()) {
            Optional<Run> run = claim(ledger, scope.tenantId());
            if (run.isEmpty()) {
                return;
            }
            threads.execute(() -> {
                try {
                    worker.work(scope, run.get());
                } finally {
                    room.release();
                }
            });
        }
    }

    private Optional<Run> claim(RunLedger ledger, UUID tenantId) {
        Optional<Run> run = Optional.empty();
        try {
            run = ledger.claim(tenantId, config.lease());
            return run;
        } finally {
            if (run.isEmpty()) {
                room.release();
            }
        }
    }

    private void enterPublications(SlotBook book, TenantScope scope, Instant now) {
        List<Definition> exports =
                sql.call(scope.tenantId(), connection -> DefinitionStore.active(connection, scope.tenantId()));
        for (Definition export : exports) {
            if (export.trigger() == ExportTrigger.ON_PUBLICATION) {
                try {
                    Instant after = export.lastSlot().orElse(export.startAt());
                    publications.since(scope, export.filters(), after, now).stream()
                            .filter(published -> export.endAt()
                                    .filter(end -> !published.at().isBefore(end))
                                    .isEmpty())
                            .forEach(published -> book.enterPublication(
                                    scope.tenantId(), export, published.at(), published.period(), now));
                } catch (ApiException e) {
                    LOG.warnf(e, "Publications for export %s could not be looked up", export.id());
                }
            }
        }
    }

    @PreDestroy
    void stop() {
        // What is not finished stays claimed until its lease runs out, and goes on elsewhere.
        threads.shutdownNow();
    }
}

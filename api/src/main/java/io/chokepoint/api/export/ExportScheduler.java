package io.chokepoint.api.export;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantVisits;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Visits one tenant after another: enters the runs that have come due, tells which are late, and works on those that wait. Tenants that are not
 * served are passed by: neither happens for them.
 */
@ApplicationScoped
class ExportScheduler {
    static final String WORKER = "chokepoint-exports";

    private static final Logger LOG = Logger.getLogger(ExportScheduler.class);

    private final TenantVisits visits;
    private final PanacheTenantSql sql;
    private final Restatements restatements;
    private final ExportMetrics metrics;
    private final RunAssigner assigner;
    private final NoticeSender notices;
    private final ExportKeys keys;
    private final ExportConfig config;
    // A receiver that is slow holds up other notices, never runs.
    private final Semaphore noticeRoom = new Semaphore(1);
    private final ExecutorService threads =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "export-notices"));

    ExportScheduler(
            TenantVisits visits,
            PanacheTenantSql sql,
            Restatements restatements,
            ExportMetrics metrics,
            RunAssigner assigner,
            NoticeSender notices,
            ExportKeys keys,
            ExportConfig config) {
        this.visits = visits;
        this.sql = sql;
        this.restatements = restatements;
        this.metrics = metrics;
        this.assigner = assigner;
        this.notices = notices;
        this.keys = keys;
        this.config = config;
    }

    /** One round. What fails for a tenant is logged and tried again in the next one; the others are not held up. */
    @Scheduled(every = "${chokepoint.exports.tick:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        if (!config.worker() || !keys.areThere()) {
            return;
        }
        List<UUID> served = new ArrayList<>();
        for (UUID tenantId : visits.tenantIds()) {
            try {
                Optional<TenantScope> scope = visits.scopeOf(tenantId, WORKER);
                if (scope.isPresent()) {
                    served.add(tenantId);
                    visit(scope.get(), Instant.now());
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "Exports of tenant %s could not be visited", tenantId);
            }
        }
        assigner.assign(served);
        sendNotices(served);
    }

    private void visit(TenantScope scope, Instant now) {
        new SlotBook(sql).enterDue(scope.tenantId(), now);
        enterPublications(scope, now);
        tellLate(scope, now);
    }

    /** One round over all tenants at a time, a few notices of each: none waits for another's more than that. */
    private void sendNotices(List<UUID> tenants) {
        if (!noticeRoom.tryAcquire()) {
            return;
        }
        threads.execute(() -> {
            try {
                for (UUID tenantId : tenants) {
                    sendNotices(tenantId);
                }
            } finally {
                noticeRoom.release();
            }
        });
    }

    private void sendNotices(UUID tenantId) {
        try {
            notices.send(tenantId);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Notices of tenant %s could not be sent", tenantId);
        }
    }

    private void enterPublications(TenantScope scope, Instant now) {
        List<Definition> exports =
                sql.call(scope.tenantId(), connection -> DefinitionStore.active(connection, scope.tenantId()));
        try {
            restatements.enter(scope, exports, now);
        } catch (ApiException e) {
            LOG.warnf(e, "Publications for exports of tenant %s could not be looked up", scope.tenantId());
        }
    }

    private void tellLate(TenantScope scope, Instant now) {
        UUID tenant = scope.tenantId();
        List<Run> late = sql.call(tenant, connection -> {
            List<Run> runs = RunBook.tellLate(connection, tenant, now);
            for (Run run : runs) {
                NoticeBook.enter(connection, tenant, run, NoticeBook.LATE, null, null);
            }
            return runs;
        });
        metrics.late(late.size());
    }

    @PreDestroy
    void stop() {
        // Notices that were not sent wait for the next replica.
        threads.shutdownNow();
    }
}

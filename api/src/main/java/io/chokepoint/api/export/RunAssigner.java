package io.chokepoint.api.export;

import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantVisits;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Gives the room that this replica has to runs that wait. */
@ApplicationScoped
class RunAssigner {
    private static final Logger LOG = Logger.getLogger(RunAssigner.class);

    private final TenantVisits visits;
    private final PanacheTenantSql sql;
    private final RunWorker worker;
    private final ExportConfig config;
    private final Semaphore room;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> new Thread(work, "export-run"));

    RunAssigner(TenantVisits visits, PanacheTenantSql sql, RunWorker worker, ExportConfig config) {
        this.visits = visits;
        this.sql = sql;
        this.worker = worker;
        this.config = config;
        this.room = new Semaphore(config.runs());
    }

    /**
     * Claims runs as long as there is room, one of each tenant in turn and none first for ever. The scope is asked for anew each
     * time: what was granted a while ago does not count.
     */
    void assign(List<UUID> tenants) {
        List<UUID> inTurn = new ArrayList<>(tenants);
        Collections.shuffle(inTurn);
        boolean claimed = true;
        while (claimed) {
            claimed = false;
            for (UUID tenantId : inTurn) {
                if (!room.tryAcquire()) {
                    return;
                }
                claimed |= start(tenantId, tenants);
            }
        }
    }

    /** Starts a run of a tenant in the room that was acquired for it; gives the room back when there is none. */
    private boolean start(UUID tenantId, List<UUID> tenants) {
        try {
            Optional<TenantScope> scope = visits.scopeOf(tenantId, ExportScheduler.WORKER);
            Optional<Run> run = scope.flatMap(any -> new RunLedger(sql).claim(tenantId, config.lease()));
            if (run.isPresent()) {
                threads.execute(() -> work(scope.get(), run.get(), tenants));
                return true;
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "Runs of tenant %s could not be claimed", tenantId);
        }
        room.release();
        return false;
    }

    private void work(TenantScope scope, Run run, List<UUID> tenants) {
        try {
            worker.work(scope, run);
        } finally {
            room.release();
        }
        assign(tenants);
    }

    @PreDestroy
    void stop() {
        // What is not finished stays claimed until its lease runs out, and goes on elsewhere.
        threads.shutdownNow();
    }
}

package io.chokepoint.api.export;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps a claimed run while it is worked on, and knows when another worker has it. */
final class Lease implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lease.class);
    private static final int SIGNS_PER_LEASE = 3;

    private final ScheduledExecutorService signs = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "export-lease");
        thread.setDaemon(true);
        return thread;
    });

    private Lease() {}

    /** Another worker has the run: nothing that this one does counts any more. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Lease keep(RunLedger ledger, UUID tenantId, Run run, Duration length) {
        Lease lease = new Lease();
        long every = Math.max(1, length.toMillis() / SIGNS_PER_LEASE);
        lease.signs.scheduleAtFixedRate(
                () -> extend(ledger, tenantId, run, length), every, every, TimeUnit.MILLISECONDS);
        return lease;
    }

    private static void extend(RunLedger ledger, UUID tenantId, Run run, Duration length) {
        try {
            ledger.extend(tenantId, run, length);
        } catch (RuntimeException e) {
            // The next sign may come through; if none does, the lease runs out and the run is another's.
            LOG.warnf(e, "The lease of run %s could not be extended", run.runId());
        }
    }

    /** @throws LostException unless the write had an effect */
    void require(boolean written) {
        if (!written) {
            throw new LostException();
        }
    }

    @Override
    public void close() {
        signs.shutdownNow();
    }
}

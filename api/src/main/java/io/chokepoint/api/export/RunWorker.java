package io.chokepoint.api.export;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.deliver.Destination;
import io.chokepoint.export.deliver.Receipt;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.schedule.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Works on one claimed run: reads as the tenant, packs, checks, delivers. */
@ApplicationScoped
class RunWorker {
    private static final Logger LOG = Logger.getLogger(RunWorker.class);
    private static final String DEFECT = "INTERNAL";

    private final RunPackager packager;
    private final PanacheTenantSql sql;
    private final Destinations destinations;
    private final ExportConfig config;
    private final Staging staging;
    private final ExportMetrics metrics;

    RunWorker(
            RunPackager packager,
            PanacheTenantSql sql,
            Destinations destinations,
            ExportConfig config,
            Staging staging,
            ExportMetrics metrics) {
        this.packager = packager;
        this.sql = sql;
        this.destinations = destinations;
        this.config = config;
        this.staging = staging;
        this.metrics = metrics;
    }

    /** Works on a run to its end, or until another worker has it. */
    void work(TenantScope scope, Run run) {
        RunLedger ledger = new RunLedger(sql);
        if (run.attempts() > config.attempts()) {
            // Nobody wrote how the last attempt ended: its process did not live to.
            ledger.end(
                    scope.tenantId(),
                    run,
                    ExportRunState.FAILED,
                    DEFECT,
                    "The run was given up: its process ended in each of %d attempts".formatted(config.attempts()));
            metrics.failed(run);
            return;
        }
        try (Lease lease = Lease.keep(ledger, scope.tenantId(), run, config.lease());
                Staging.Folder folder = staging.folder(run)) {
            deliver(scope, run, ledger, lease, folder.path());
        } catch (Lease.LostException e) {
            LOG.infof("Run %s of tenant %s goes on elsewhere", run.runId(), scope.tenantId());
        } catch (ExportException e) {
            failed(ledger, scope, run, e.code().name(), e.code().retryable(), e.getMessage(), e);
        } catch (ApiException e) {
            failed(ledger, scope, run, e.code().name(), e.code().retryable(), e.getMessage(), e);
        } catch (RuntimeException e) {
            failed(ledger, scope, run, DEFECT, true, "The server could not make the package", e);
        }
    }

    private void deliver(TenantScope scope, Run run, RunLedger ledger, Lease lease, Path folder) {
        UUID tenant = scope.tenantId();
        Definition export = sql.call(tenant, connection -> DefinitionStore.find(connection, tenant, run.exportId()))
                .orElseThrow();
        DestinationRow row = sql.call(
                        tenant, connection -> DestinationRow.find(connection, tenant, export.destinationId()))
                .orElseThrow(() -> new ExportException(Code.INVALID, "The destination was deleted; name another"));
        Destination destination = destinations.open(tenant, row);
        Packed packed = packager.pack(scope, export, run, folder);
        lease.require(ledger.enter(tenant, run, ExportRunState.VERIFYING));
        packager.verify(packed);
        lease.require(ledger.enter(tenant, run, ExportRunState.DELIVERING));
        Receipt receipt = destination.deliver(packager.encrypted(packed, row));
        lease.require(ledger.succeed(tenant, run, outcome(packed, row, receipt)));
        metrics.succeeded(run);
    }

    private static Run.Outcome outcome(Packed packed, DestinationRow destination, Receipt receipt) {
        return new Run.Outcome(
                null,
                null,
                packed.rows(),
                packed.bytes(),
                packed.contentDigest(),
                packed.manifestSha256(),
                ReceiptJson.of(destination, receipt),
                null,
                null);
    }

    private void failed(
            RunLedger ledger,
            TenantScope scope,
            Run run,
            String code,
            boolean retryable,
            String message,
            RuntimeException cause) {
        Backoff backoff = new Backoff(config.retryBase(), Backoff.STANDARD.longest(), config.attempts());
        boolean again = retryable && backoff.mayRetry(run.attempts());
        LOG.warnf(cause, "Run %s of tenant %s failed in attempt %d", run.runId(), scope.tenantId(), run.attempts());
        if (again) {
            ledger.retry(
                    scope.tenantId(),
                    run,
                    backoff.delay(run.attempts(), ThreadLocalRandom.current().nextDouble()),
                    code,
                    message);
        } else if (ledger.end(scope.tenantId(), run, ExportRunState.FAILED, code, message)) {
            metrics.failed(run);
        }
    }
}

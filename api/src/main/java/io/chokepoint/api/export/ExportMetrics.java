package io.chokepoint.api.export;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** What operators watch: runs by how they ended, and how late they were. */
@ApplicationScoped
class ExportMetrics {
    private final MeterRegistry registry;

    ExportMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void succeeded(Run run) {
        ended("succeeded", run);
    }

    void failed(Run run) {
        ended("failed", run);
    }

    /** Runs that were found not to be delivered at the time that they are due. */
    void late(int runs) {
        registry.counter("chokepoint.export.late").increment(runs);
    }

    private void ended(String outcome, Run run) {
        registry.counter("chokepoint.export.runs", "outcome", outcome).increment();
        registry.timer("chokepoint.export.lateness", "outcome", outcome).record(lateness(run, Instant.now()));
    }

    /** How long after its time a run is, or was, delivered; zero while it is in time. */
    static Duration lateness(Run run, Instant now) {
        Instant end = run.outcome().completedAt() == null ? now : run.outcome().completedAt();
        return end.isAfter(run.dueBy()) ? Duration.between(run.dueBy(), end) : Duration.ZERO;
    }
}

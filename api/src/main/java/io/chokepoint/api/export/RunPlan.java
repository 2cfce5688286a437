package io.chokepoint.api.export;

import io.chokepoint.export.pack.Period;
import io.chokepoint.export.pack.RunIdentity;
import io.chokepoint.export.pack.RunKind;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.IndexDefinition;
import io.chokepoint.indices.composite.CompositeScore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes runs with their identity. */
final class RunPlan {
    private RunPlan() {}

    /** The indices with their versions, as they stand in identities; with the formula of composites where there are any. */
    private static List<String> methodologies(Dataset dataset) {
        Stream<IndexDefinition> indices =
                Arrays.stream(CentralizationIndex.values()).map(CentralizationIndex::definition);
        Stream<IndexDefinition> composites =
                dataset == Dataset.COMPOSITE ? Stream.of(CompositeScore.DEFINITION) : Stream.empty();
        return Stream.concat(indices, composites)
                .map(definition -> definition.id() + "@" + definition.methodologyVersion())
                .toList();
    }

    static RunIdentity identity(Definition export, Run run) {
        return identity(export, run.period(), run.knownAt(), run.kind());
    }

    private static RunIdentity identity(Definition export, Period period, Instant knownAt, RunKind kind) {
        return new RunIdentity(export.id(), period, methodologies(export.dataset()), knownAt, kind);
    }

    /** The run of a slot of a schedule: known as at the slot, so that it is the same whenever it runs. */
    static Run ofSlot(Definition export, Instant slot, Period period, Instant now) {
        RunKind kind = export.fullFrom().isPresent() ? RunKind.FULL : RunKind.INCREMENTAL;
        return run(export, Optional.of(slot), kind, period, slot, Optional.empty(), List.of(), slot, now);
    }

    /** A run that was asked for. */
    static Run asked(Definition export, RunKind kind, Period period, Instant knownAt, Instant now) {
        return run(
                export,
                Optional.empty(),
                kind,
                period,
                knownAt.truncatedTo(ChronoUnit.MICROS),
                Optional.empty(),
                List.of(),
                now,
                now);
    }

    /** The run of a publication of days that no run has covered. */
    static Run ofPublication(Definition export, Instant published, Period period, Instant now) {
        return run(
                export,
                Optional.of(published),
                RunKind.INCREMENTAL,
                period,
                published,
                Optional.empty(),
                List.of(),
                published,
                now);
    }

    /**
     * A run that restates another, as known at a publication.
     *
     * @param slot the publication where it is what makes the export due; empty where a schedule does
     * @param causes codes of why
     */
    static Run restating(
            Definition export,
            Run before,
            Optional<Instant> slot,
            Instant published,
            Period period,
            List<String> causes,
            Instant now) {
        return run(
                export,
                slot,
                RunKind.RESTATEMENT,
                period,
                published,
                Optional.of(before.runId()),
                causes,
                published,
                now);
    }

    private static Run run(
            Definition export,
            Optional<Instant> slot,
            RunKind kind,
            Period period,
            Instant knownAt,
            Optional<String> supersedes,
            List<String> causes,
            Instant due,
            Instant now) {
        String runId = identity(export, period, knownAt, kind).runId();
        return new Run(
                export.id(),
                runId,
                slot,
                kind,
                period,
                knownAt,
                supersedes,
                causes,
                ExportRunState.QUEUED,
                0,
                0,
                due.plus(export.dueWithin()),
                now.truncatedTo(ChronoUnit.MICROS),
                new Run.Outcome(null, null, null, null, null, null, null, null, null));
    }
}

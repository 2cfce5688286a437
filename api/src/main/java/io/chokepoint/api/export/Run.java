package io.chokepoint.api.export;

import io.chokepoint.export.pack.Period;
import io.chokepoint.export.pack.RunKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as its row has it.
 *
 * @param exportId export that it belongs to
 * @param runId id made of its identity
 * @param slot instant of the schedule; empty for runs that were asked for
 * @param kind why it exists
 * @param period what it covers
 * @param knownAt instant of knowledge
 * @param supersedes run that it replaces
 * @param causes why a period is restated: codes; empty otherwise
 * @param state where it stands
 * @param attempts attempts so far
 * @param fence number of the last claim
 * @param dueBy when it is to be delivered
 * @param createdAt when it was made
 * @param outcome what has become of it
 */
record Run(
        String exportId,
        String runId,
        Optional<Instant> slot,
        RunKind kind,
        Period period,
        Instant knownAt,
        Optional<String> supersedes,
        List<String> causes,
        ExportRunState state,
        int attempts,
        long fence,
        Instant dueBy,
        Instant createdAt,
        Outcome outcome) {

    /**
     * What has become of a run; each part is null until it is known.
     *
     * @param startedAt when it was first claimed
     * @param completedAt when it succeeded, failed or was given up
     * @param rows rows delivered
     * @param bytes bytes of data files
     * @param contentDigest what the rows are
     * @param manifestSha256 hash of the manifest
     * @param receipt what the destination said, as JSON
     * @param errorCode kind of the last failure
     * @param errorMessage the last failure
     */
    record Outcome(
            Instant startedAt,
            Instant completedAt,
            Long rows,
            Long bytes,
            String contentDigest,
            String manifestSha256,
            String receipt,
            String errorCode,
            String errorMessage) {}
}

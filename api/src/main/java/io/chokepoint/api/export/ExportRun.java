package io.chokepoint.api.export;

import io.chokepoint.export.deliver.Receipt;
import io.chokepoint.export.pack.RunKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** One run of an export. */
@Description("One run of an export. Runs of equal identity deliver equal bytes.")
public record ExportRun(
        @NonNull @Id @Description("Made of export, period, methodology versions, knownAt and kind.") String id,
        @NonNull @Id String exportId,
        @NonNull RunKind kind,
        @NonNull ExportRunState state,
        @NonNull @Description("First instant that it covers.") Instant periodStart,
        @NonNull @Description("First instant after what it covers.") Instant periodEnd,
        @NonNull @Description("What was published later does not enter.") Instant knownAt,
        @Description("Instant of the schedule; null for runs that were asked for.") Instant scheduledFor,
        @Description("Run that it replaces.") String supersedes,
        @NonNull
                @Description("Why it replaces it: codes of PublicationCause, new ones may be added; empty for"
                        + " runs that replace none.")
                List<@NonNull String> causes,
        @NonNull Integer attempts,
        @NonNull Instant dueBy,
        @NonNull @Description("How long after dueBy it was delivered, or still is not; PT0S in time.")
                Duration lateness,
        @NonNull Instant createdAt,
        Instant startedAt,
        Instant completedAt,
        @Description("Rows delivered, as decimal text.") String objectCount,
        @Description("Bytes of data files, as decimal text.") String fileSize,
        @Description("What the rows are, equal for every format.") String contentDigest,
        @Description("SHA-256 of the manifest.") String manifestSha256,
        ExportReceipt receipt,
        @Description("Kind of the last failure.") String errorCode,
        @Description("The last failure, and its remedy.") String errorMessage) {

    /** What the destination has received. */
    @Description("What the destination has received.")
    public record ExportReceipt(
            @NonNull String location,
            @NonNull Integer files,
            @NonNull @Description("As decimal text.") String bytes,
            @NonNull @Description("Hash or entity tag of the manifest, read back from the destination.") String proof,
            @NonNull @Description("Whether the package was there before.") Boolean alreadyThere) {

        static ExportReceipt of(String json) {
            if (json == null) {
                return null;
            }
            Receipt receipt = ReceiptJson.read(json);
            return new ExportReceipt(
                    receipt.location(),
                    receipt.files(),
                    Long.toString(receipt.bytes()),
                    receipt.proof(),
                    receipt.alreadyThere());
        }
    }

    static ExportRun of(Run run, Instant now) {
        Run.Outcome outcome = run.outcome();
        return new ExportRun(
                run.runId(),
                run.exportId(),
                run.kind(),
                run.state(),
                run.period().start(),
                run.period().endExclusive(),
                run.knownAt(),
                run.slot().orElse(null),
                run.supersedes().orElse(null),
                run.causes(),
                run.attempts(),
                run.dueBy(),
                ExportMetrics.lateness(run, now),
                run.createdAt(),
                outcome.startedAt(),
                outcome.completedAt(),
                outcome.rows() == null ? null : outcome.rows().toString(),
                outcome.bytes() == null ? null : outcome.bytes().toString(),
                outcome.contentDigest(),
                outcome.manifestSha256(),
                ExportReceipt.of(outcome.receipt()),
                outcome.errorCode(),
                outcome.errorMessage());
    }
}

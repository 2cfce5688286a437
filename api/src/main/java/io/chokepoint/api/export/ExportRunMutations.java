package io.chokepoint.api.export;

import io.chokepoint.api.export.ExportChanges.Author;
import io.chokepoint.api.export.ExportChanges.Change;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.RequestText;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.export.pack.Period;
import io.chokepoint.export.pack.RunKind;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Asks for runs. */
@GraphQLApi
public class ExportRunMutations {
    private final ExportAccess access;
    private final ExportChanges changes;
    private final ExportKeys keys;

    ExportRunMutations(ExportAccess access, ExportChanges changes, ExportKeys keys) {
        this.access = access;
        this.changes = changes;
        this.keys = keys;
    }

    /** Asks for a run. */
    @Mutation
    @NonNull
    @Description("Asks for a run over a period, also of the past, as things are known now or were known at an instant.")
    public Uni<ExportRunPayload> startExport(
            @NonNull @Id String id,
            @NonNull @Description("First day.") LocalDate from,
            @NonNull @Description("First day that is not covered.") LocalDate toExclusive,
            @Description("What was published later does not enter; default: now.") Instant knownAt,
            @Description(Mutations.KEY) String idempotencyKey) {
        Author author = access.author();
        Mutations.Request request = RequestText.of("startExport", idempotencyKey, id, from, toExclusive, knownAt);
        return access.change(
                () -> start(author, request, id, from, toExclusive, Optional.ofNullable(knownAt)),
                ExportRunPayload::refused);
    }

    private ExportRunPayload start(
            Author author,
            Mutations.Request request,
            String id,
            LocalDate from,
            LocalDate to,
            Optional<Instant> knownAt) {
        keys.signing();
        if (!from.isBefore(to)) {
            throw new Refusal("toExclusive", UserErrorCode.INVALID, to + " is not after " + from);
        }
        Instant now = ExportMutations.now();
        if (knownAt.filter(known -> known.isAfter(now)).isPresent()) {
            throw new Refusal("knownAt", UserErrorCode.INVALID, knownAt.get() + " is in the future");
        }
        UUID tenant = author.tenant();
        return changes.makeOnce(
                author,
                request,
                connection -> {
                    Definition export = ExportMutations.require(connection, tenant, id);
                    Run run =
                            RunPlan.asked(export, RunKind.BACKFILL, Period.ofDays(from, to), knownAt.orElse(now), now);
                    RunBook.insert(connection, tenant, run);
                    return Change.of(run.runId(), payload(connection, tenant, run.runId(), now))
                            .saying("export", id);
                },
                (connection, runId) -> payload(connection, tenant, runId, now));
    }

    private static ExportRunPayload payload(Connection connection, UUID tenant, String runId, Instant now)
            throws SQLException {
        return ExportRunPayload.of(
                ExportRun.of(RunReader.find(connection, tenant, runId).orElseThrow(), now));
    }

    static Run require(Connection connection, UUID tenant, String runId) throws SQLException {
        return RunReader.find(connection, tenant, runId)
                .orElseThrow(() -> new Refusal("runId", UserErrorCode.NOT_FOUND, "There is no run '" + runId + "'"));
    }

    /** Lets a run that has ended run again. */
    @Mutation
    @NonNull
    @Description(
            "Lets a run that has ended run again under its identity: it delivers equal bytes, or fails with CONFLICT.")
    public Uni<ExportRunPayload> rerunExport(@NonNull @Id String runId) {
        Author author = access.author();
        UUID tenant = author.tenant();
        return access.change(
                () -> changes.make(author, "rerunExport", connection -> {
                    Run run = require(connection, tenant, runId);
                    if (!RunBook.rerun(connection, tenant, run.exportId(), runId)) {
                        throw new Refusal(
                                "runId", UserErrorCode.CONFLICT, "The run has not ended: it is " + run.state());
                    }
                    ExportRun now = ExportRun.of(
                            RunReader.find(connection, tenant, runId).orElseThrow(), Instant.now());
                    return Change.of(runId, ExportRunPayload.of(now)).saying("export", run.exportId());
                }),
                ExportRunPayload::refused);
    }
}

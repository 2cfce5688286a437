package io.chokepoint.api.export;

import io.chokepoint.api.export.ExportChanges.Author;
import io.chokepoint.api.export.ExportChanges.Change;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.RequestText;
import io.chokepoint.api.mutation.UserErrorCode;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Makes and changes exports. */
@GraphQLApi
public class ExportMutations {
    private final ExportAccess access;
    private final ExportChanges changes;
    private final ExportKeys keys;
    private final TenantObjects objects;

    ExportMutations(ExportAccess access, ExportChanges changes, ExportKeys keys, TenantObjects objects) {
        this.access = access;
        this.changes = changes;
        this.keys = keys;
        this.objects = objects;
    }

    /** Makes an export. */
    @Mutation
    @NonNull
    @Description("Makes an export.")
    public Uni<ExportPayload> createExport(
            @NonNull ExportInput input, @Description(Mutations.KEY) String idempotencyKey) {
        Author author = access.author();
        Mutations.Request request = RequestText.of("createExport", idempotencyKey, input);
        return access.change(() -> create(author, request, input), ExportPayload::refused);
    }

    private ExportPayload create(Author author, Mutations.Request request, ExportInput input) {
        keys.signing();
        UUID tenant = author.tenant();
        Instant now = now();
        Definition export = input.definition(Rows.newId("exp_"), now);
        objects.require(author.scope(), export);
        return changes.makeOnce(
                author,
                request,
                connection -> {
                    requireDestination(connection, tenant, export);
                    DefinitionStore.insert(connection, tenant, export, author.userName());
                    return Change.of(export.id(), payload(connection, tenant, export.id(), now))
                            .saying("name", export.name());
                },
                (connection, id) -> payload(connection, tenant, id, now));
    }

    /** Replaces what an export says. */
    @Mutation
    @NonNull
    @Description("Replaces all that an export says, also for runs that have not begun; what was delivered stays.")
    public Uni<ExportPayload> updateExport(@NonNull @Id String id, @NonNull ExportInput input) {
        Author author = access.author();
        UUID tenant = author.tenant();
        Instant now = now();
        return access.change(
                () -> changes.make(author, "updateExport", connection -> {
                    Definition before = require(connection, tenant, id);
                    Definition export = input.replacing(before, now);
                    if (!export.overlay().equals(before.overlay())
                            || !export.composite().equals(before.composite())) {
                        objects.require(author.scope(), export);
                    }
                    requireDestination(connection, tenant, export);
                    if (!DefinitionStore.update(connection, tenant, export)) {
                        throw noExport(id);
                    }
                    return Change.of(id, payload(connection, tenant, id, now)).saying("name", export.name());
                }),
                ExportPayload::refused);
    }

    /** Lets an export rest. */
    @Mutation
    @NonNull
    @Description("Lets an export rest: no slot makes a run until it is resumed.")
    public Uni<ExportPayload> pauseExport(@NonNull @Id String id) {
        return setState("pauseExport", id, ExportState.PAUSED);
    }

    /** Lets an export go on. */
    @Mutation
    @NonNull
    @Description("Lets an export go on; its catch-up policy says what becomes of the slots in between.")
    public Uni<ExportPayload> resumeExport(@NonNull @Id String id) {
        return setState("resumeExport", id, ExportState.ACTIVE);
    }

    /** Ends an export. */
    @Mutation
    @NonNull
    @Description("Ends an export for good. What was delivered stays, and its runs stay readable.")
    public Uni<ExportPayload> deleteExport(@NonNull @Id String id) {
        return setState("deleteExport", id, ExportState.DELETED);
    }

    private Uni<ExportPayload> setState(String action, String id, ExportState state) {
        Author author = access.author();
        UUID tenant = author.tenant();
        return access.change(
                () -> changes.make(author, action, connection -> {
                    if (!DefinitionStore.setState(connection, tenant, id, state)) {
                        throw noExport(id);
                    }
                    return Change.of(id, payload(connection, tenant, id, now()));
                }),
                ExportPayload::refused);
    }

    private static ExportPayload payload(Connection connection, UUID tenant, String id, Instant now)
            throws SQLException {
        Definition export = DefinitionStore.find(connection, tenant, id).orElseThrow(() -> noExport(id));
        return ExportPayload.of(Export.of(tenant, export, now));
    }

    private static void requireDestination(Connection connection, UUID tenant, Definition export) throws SQLException {
        if (DestinationRow.find(connection, tenant, export.destinationId()).isEmpty()) {
            throw new Refusal(
                    "destinationId",
                    UserErrorCode.NOT_FOUND,
                    "There is no destination '" + export.destinationId() + "'");
        }
    }

    static Definition require(Connection connection, UUID tenant, String id) throws SQLException {
        return DefinitionStore.find(connection, tenant, id)
                .filter(export -> export.state() != ExportState.DELETED)
                .orElseThrow(() -> noExport(id));
    }

    static Refusal noExport(String id) {
        return new Refusal("id", UserErrorCode.NOT_FOUND, "There is no export '" + id + "'");
    }

    static Instant now() {
        // PostgreSQL keeps microseconds.
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

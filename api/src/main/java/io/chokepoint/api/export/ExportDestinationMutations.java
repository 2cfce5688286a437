package io.chokepoint.api.export;

import io.chokepoint.api.export.ExportChanges.Author;
import io.chokepoint.api.export.ExportChanges.Change;
import io.chokepoint.api.mutation.UserErrorCode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Makes and tries destinations, and links to what is in the platform's own. */
@GraphQLApi
public class ExportDestinationMutations {
    private static final int LONGEST_NAME = 200;

    private final ExportAccess access;
    private final PanacheTenantSql sql;
    private final ExportChanges changes;
    private final Destinations destinations;
    private final Downloads downloads;

    ExportDestinationMutations(
            ExportAccess access,
            PanacheTenantSql sql,
            ExportChanges changes,
            Destinations destinations,
            Downloads downloads) {
        this.access = access;
        this.sql = sql;
        this.changes = changes;
        this.destinations = destinations;
        this.downloads = downloads;
    }

    /** Makes a destination. */
    @Mutation
    @NonNull
    @Description("Makes a destination, once a test delivery to it has succeeded.")
    public Uni<ExportDestinationPayload> createExportDestination(@NonNull ExportDestinationInput input) {
        Author author = access.author();
        UUID tenant = author.tenant();
        return access.change(
                () -> {
                    if (input.name.isBlank() || input.name.length() > LONGEST_NAME) {
                        throw new Refusal(
                                "name", UserErrorCode.INVALID, "A name has 1 to " + LONGEST_NAME + " characters");
                    }
                    String id = Rows.newId("dst_");
                    Instant now = ExportMutations.now();
                    DestinationRow row = new DestinationRow(
                            id,
                            input.name.trim(),
                            input.kind,
                            input.settings(),
                            destinations.seal(tenant, id, input.secret()),
                            input.pgpKey(now),
                            now);
                    destinations.open(tenant, row).test();
                    return changes.make(author, "createExportDestination", connection -> {
                        DestinationRow.insert(connection, tenant, row, author.userName());
                        return Change.of(id, ExportDestinationPayload.of(ExportDestination.of(row)))
                                .saying("kind", row.kind().name());
                    });
                },
                ExportDestinationPayload::refused);
    }

    /** Tries a destination. */
    @Mutation
    @NonNull
    @Description("Writes a small file to a destination and takes it away again.")
    public Uni<ExportDestinationPayload> testExportDestination(@NonNull @Id String id) {
        Author author = access.author();
        UUID tenant = author.tenant();
        return access.change(
                () -> {
                    DestinationRow row = sql.call(tenant, connection -> DestinationRow.find(connection, tenant, id))
                            .orElseThrow(() ->
                                    new Refusal("id", UserErrorCode.NOT_FOUND, "There is no destination '" + id + "'"));
                    destinations.open(tenant, row).test();
                    return changes.make(
                            author,
                            "testExportDestination",
                            connection -> Change.of(id, ExportDestinationPayload.of(ExportDestination.of(row))));
                },
                ExportDestinationPayload::refused);
    }

    /** Links to the files of a package. */
    @Mutation
    @NonNull
    @Description("Links to the files of a package in the platform's own folder; each works for fifteen minutes.")
    public Uni<ExportDownloadPayload> createExportDownloads(@NonNull @Id String runId) {
        Author author = access.author();
        UUID tenant = author.tenant();
        return access.change(
                () -> {
                    Run run = sql.call(tenant, connection -> ExportRunMutations.require(connection, tenant, runId));
                    // The folder may be slow to read: no transaction waits for it.
                    var links = downloads.links(tenant, run, Instant.now());
                    return changes.make(
                            author,
                            "createExportDownloads",
                            connection -> Change.of(runId, ExportDownloadPayload.of(links)));
                },
                ExportDownloadPayload::refused);
    }
}

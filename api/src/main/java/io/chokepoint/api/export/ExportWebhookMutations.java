package io.chokepoint.api.export;

import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.export.ExportChanges.Author;
import io.chokepoint.api.export.ExportChanges.Change;
import io.chokepoint.api.export.ExportWebhookConnection.ExportWebhookEdge;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Who is told what becomes of runs. */
@GraphQLApi
public class ExportWebhookMutations {
    private static final int SECRET_BYTES = 32;
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final ExportAccess access;
    private final PanacheTenantSql sql;
    private final ExportChanges changes;
    private final ExportKeys keys;
    private final Destinations destinations;
    private final Cursors cursors;

    ExportWebhookMutations(
            ExportAccess access,
            PanacheTenantSql sql,
            ExportChanges changes,
            ExportKeys keys,
            Destinations destinations,
            Cursors cursors) {
        this.access = access;
        this.sql = sql;
        this.changes = changes;
        this.keys = keys;
        this.destinations = destinations;
        this.cursors = cursors;
    }

    /** All receivers. */
    @Query
    @NonNull
    @Description("The receivers of notices of your tenant, the oldest first; also those that notices have ended to.")
    public Uni<ExportWebhookConnection> exportWebhooks(
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        TenantScope scope = access.require();
        UUID tenant = scope.tenantId();
        Places<WebhookStore.Hook> places =
                new Places<>(cursors.of(scope, "export-webhooks"), hook -> new Place(hook.createdAt(), hook.id()));
        Page.checkedSize(first, Places.MOST);
        return access.read(() -> {
            Page<WebhookStore.Hook> page =
                    places.page(sql.call(tenant, connection -> WebhookStore.list(connection, tenant)), first, after);
            return new ExportWebhookConnection(
                    page.edges(places::cursor, (at, hook) -> new ExportWebhookEdge(at, ExportWebhook.of(hook))),
                    page.info());
        });
    }

    /** Makes a receiver. */
    @Mutation
    @NonNull
    @Description("Has notices sent to an address, signed with the secret that the answer shows once.")
    public Uni<ExportWebhookPayload> createExportWebhook(@NonNull String url) {
        Author author = access.author();
        UUID tenant = author.tenant();
        return access.change(
                () -> {
                    URI address = ExportDestinationInput.address("url", url);
                    destinations.egress().resolve(address.getHost());
                    String id = Rows.newId("whk_");
                    String secret = newSecret();
                    WebhookStore.Hook hook = new WebhookStore.Hook(
                            id,
                            address.toString(),
                            keys.secrets().seal(secret, DestinationRow.owner(tenant, id)),
                            null,
                            null,
                            ExportMutations.now(),
                            null,
                            null);
                    return changes.make(author, "createExportWebhook", connection -> {
                        WebhookStore.insert(connection, tenant, hook, author.userName());
                        return Change.of(id, ExportWebhookPayload.of(hook, secret))
                                .saying("host", address.getHost());
                    });
                },
                ExportWebhookPayload::refused);
    }

    /** Changes the secret. */
    @Mutation
    @NonNull
    @Description("Makes a new secret, shown once; for 24 hours notices are signed with the one before, too.")
    public Uni<ExportWebhookPayload> rotateExportWebhook(@NonNull @Id String id) {
        Author author = access.author();
        UUID tenant = author.tenant();
        return access.change(
                () -> {
                    String secret = newSecret();
                    byte[] sealed = keys.secrets().seal(secret, DestinationRow.owner(tenant, id));
                    return changes.make(author, "rotateExportWebhook", connection -> {
                        if (!WebhookStore.rotate(
                                connection,
                                tenant,
                                id,
                                sealed,
                                ExportMutations.now().plus(OVERLAP))) {
                            throw noWebhook(id);
                        }
                        WebhookStore.Hook hook =
                                WebhookStore.find(connection, tenant, id).orElseThrow();
                        return Change.of(id, ExportWebhookPayload.of(hook, secret));
                    });
                },
                ExportWebhookPayload::refused);
    }

    /** Ends notices to a receiver. */
    @Mutation
    @NonNull
    @Description("Ends notices to a receiver for good; those that wait are not sent.")
    public Uni<ExportWebhookPayload> deleteExportWebhook(@NonNull @Id String id) {
        Author author = access.author();
        UUID tenant = author.tenant();
        return access.change(
                () -> changes.make(author, "deleteExportWebhook", connection -> {
                    if (!WebhookStore.end(connection, tenant, id, "deleted")) {
                        throw noWebhook(id);
                    }
                    WebhookStore.Hook hook =
                            WebhookStore.find(connection, tenant, id).orElseThrow();
                    return Change.of(id, ExportWebhookPayload.of(hook, null));
                }),
                ExportWebhookPayload::refused);
    }

    private static Refusal noWebhook(String id) {
        return new Refusal("id", UserErrorCode.NOT_FOUND, "There is no webhook '" + id + "' that notices go to");
    }

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}

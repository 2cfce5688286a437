package io.chokepoint.api.export;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A receiver of notices. */
@Description(
        "A receiver of notices: export.run.succeeded, failed, canceled, late and restated, signed as Standard Webhooks say.")
public record ExportWebhook(
        @NonNull @Id String id,
        @NonNull String url,
        @NonNull Instant createdAt,
        @Description("When notices to it ended; null while they do not.") Instant endedAt,
        @Description("Why they ended.") String endedWhy) {

    static ExportWebhook of(WebhookStore.Hook hook) {
        return new ExportWebhook(hook.id(), hook.url(), hook.createdAt(), hook.endedAt(), hook.endedWhy());
    }
}

package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a mutation has done, or why it has not. */
@Description("What a mutation has done, or why it has not.")
public record ExportWebhookPayload(
        @Description("Null when there are userErrors.") ExportWebhook webhook,
        @Description("The secret that notices are signed with; shown this once, null where none was made.")
                String secret,
        @NonNull List<@NonNull UserError> userErrors) {

    static ExportWebhookPayload of(WebhookStore.Hook hook, String secret) {
        return new ExportWebhookPayload(ExportWebhook.of(hook), secret, List.of());
    }

    static ExportWebhookPayload refused(UserError error) {
        return new ExportWebhookPayload(null, null, List.of(error));
    }
}

package io.chokepoint.api.export;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of your tenant's receivers of notices, the oldest first. */
@Description("A page of your tenant's receivers of notices, the oldest first.")
public record ExportWebhookConnection(@NonNull List<@NonNull ExportWebhookEdge> edges, @NonNull PageInfo pageInfo) {

    /** A receiver and its place. */
    @Description("A receiver and its place.")
    public record ExportWebhookEdge(@NonNull String cursor, @NonNull ExportWebhook node) {}
}

package io.chokepoint.api.audit;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of audit events. */
@Description("A page of audit events, the newest first.")
public record AuditEventConnection(@NonNull List<@NonNull AuditEventEdge> edges, @NonNull PageInfo pageInfo) {

    /** An event and its place. */
    @Description("An event and its place.")
    public record AuditEventEdge(@NonNull String cursor, @NonNull AuditEvent node) {}
}

package io.chokepoint.api.export;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** Where packages go. Its secret is never shown. */
@Description("Where packages go. Its secret is never shown.")
public record ExportDestination(
        @NonNull @Id String id,
        @NonNull String name,
        @NonNull DestinationKind kind,
        @NonNull @Description("Whether it has a secret.") Boolean hasSecret,
        @NonNull Instant createdAt) {

    static ExportDestination of(DestinationRow row) {
        return new ExportDestination(row.id(), row.name(), row.kind(), row.secret() != null, row.createdAt());
    }
}

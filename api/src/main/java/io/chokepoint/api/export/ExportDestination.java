package io.chokepoint.api.export;

import io.chokepoint.export.pgp.PgpRecipient;
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
        @Description("Fingerprint of the OpenPGP key that packages are encrypted for; null where they are not.")
                String encryptedFor,
        @NonNull Instant createdAt) {

    static ExportDestination of(DestinationRow row) {
        return new ExportDestination(
                row.id(),
                row.name(),
                row.kind(),
                row.secret() != null,
                row.pgpKey().map(PgpRecipient::fingerprintOf).orElse(null),
                row.createdAt());
    }
}

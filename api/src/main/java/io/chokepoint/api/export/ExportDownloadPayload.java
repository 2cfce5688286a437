package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserError;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Links to the files of a package, or why there are none. */
@Description("Links to the files of a package, or why there are none.")
public record ExportDownloadPayload(
        @NonNull @Description("Empty when there are userErrors.") List<@NonNull ExportDownload> downloads,
        @NonNull List<@NonNull UserError> userErrors) {

    /** A link to a file. */
    @Description("A link to a file; whoever has it can fetch the file until it expires.")
    public record ExportDownload(@NonNull String file, @NonNull String url, @NonNull Instant expiresAt) {}

    static ExportDownloadPayload of(List<ExportDownload> downloads) {
        return new ExportDownloadPayload(downloads, List.of());
    }

    static ExportDownloadPayload refused(UserError error) {
        return new ExportDownloadPayload(List.of(), List.of(error));
    }
}

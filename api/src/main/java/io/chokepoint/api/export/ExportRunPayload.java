package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a mutation has done, or why it has not. */
@Description("What a mutation has done, or why it has not.")
public record ExportRunPayload(
        @Description("Null when there are userErrors.") ExportRun run, @NonNull List<@NonNull UserError> userErrors) {

    static ExportRunPayload of(ExportRun run) {
        return new ExportRunPayload(run, List.of());
    }

    static ExportRunPayload refused(UserError error) {
        return new ExportRunPayload(null, List.of(error));
    }
}

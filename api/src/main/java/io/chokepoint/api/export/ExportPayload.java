package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a mutation has done, or why it has not. */
@Description("What a mutation has done, or why it has not.")
public record ExportPayload(
        @Description("Null when there are userErrors.") Export export, @NonNull List<@NonNull UserError> userErrors) {

    static ExportPayload of(Export export) {
        return new ExportPayload(export, List.of());
    }

    static ExportPayload refused(UserError error) {
        return new ExportPayload(null, List.of(error));
    }
}

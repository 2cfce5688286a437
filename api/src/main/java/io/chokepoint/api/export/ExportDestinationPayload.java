package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a mutation has done, or why it has not. */
@Description("What a mutation has done, or why it has not.")
public record ExportDestinationPayload(
        @Description("Null when there are userErrors.") ExportDestination destination,
        @NonNull List<@NonNull UserError> userErrors) {

    static ExportDestinationPayload of(ExportDestination destination) {
        return new ExportDestinationPayload(destination, List.of());
    }

    static ExportDestinationPayload refused(UserError error) {
        return new ExportDestinationPayload(null, List.of(error));
    }
}

package io.chokepoint.api.composite;

import io.chokepoint.api.mutation.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** What became of a request about a composite. */
@Description("What became of a request about a composite.")
public record CompositePayload(
        @Description("The composite as it is; null when nothing was done, or when it was deleted.") Composite composite,
        @Id @Description("Id of the composite that was deleted.") String deletedId,
        @NonNull @Description("Why nothing was done; empty when something was.") List<@NonNull UserError> userErrors) {}

package io.chokepoint.api.usergrant;

import io.chokepoint.api.mutation.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What became of a request about what a user may see. */
@Description("What became of a request about what a user may see.")
public record UserGrantsPayload(
        @Description("What the user may see; null when nothing was done, or when all that your tenant may see is.")
                UserGrants userGrants,
        @NonNull @Description("Why nothing was done; empty when something was.") List<@NonNull UserError> userErrors) {}

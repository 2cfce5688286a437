package io.chokepoint.api.overlay;

import io.chokepoint.api.mutation.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** What became of a request about an overlay. */
@Description("What became of a request about an overlay.")
public record OverlayPayload(
        @Description("The overlay as it is; null when nothing was done, or when it was deleted.") Overlay overlay,
        @Id @Description("Id of the overlay that was deleted.") String deletedId,
        @NonNull @Description("Why nothing was done; empty when something was.") List<@NonNull UserError> userErrors) {}

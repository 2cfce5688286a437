package io.chokepoint.api.usergrant;

import io.chokepoint.api.tenant.UserGrantsRow;
import io.chokepoint.api.viewer.Viewer.ViewerGrant;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a user of a tenant may see, where its admins have narrowed it. */
@Description("What a user of your tenant may see, where an admin has narrowed it.")
public record UserGrants(
        @NonNull @Description("Login name.") String user,
        @NonNull @Description("The user sees what both your tenant and one of these let through.")
                List<@NonNull ViewerGrant> grants,
        @NonNull @Description("When it was changed last.") Instant updatedAt) {

    static UserGrants of(UserGrantsRow row) {
        return new UserGrants(
                row.userName, row.grants().stream().map(ViewerGrant::of).toList(), row.updatedAt);
    }
}

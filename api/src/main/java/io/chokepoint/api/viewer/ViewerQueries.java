package io.chokepoint.api.viewer;

import io.chokepoint.api.tenant.CurrentScope;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Answers who asks. */
@GraphQLApi
public class ViewerQueries {
    private final CurrentScope current;

    ViewerQueries(CurrentScope current) {
        this.current = current;
    }

    /** The user, the roles and the tenant of this request. */
    @Query
    @NonNull
    @NonBlocking
    @Description("The user, the roles and the tenant of this request.")
    public Viewer viewer() {
        return Viewer.of(current.require());
    }
}

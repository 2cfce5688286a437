package io.chokepoint.api.node;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** An object that can be asked for by its id alone. */
@Description("An object that can be asked for by its id alone.")
public interface Node {

    /** Opaque id. */
    @Id
    @NonNull
    String getId();
}

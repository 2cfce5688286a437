package io.chokepoint.api.export;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A destination to be made. */
@Input("ExportDestinationInput")
@Description("A destination to be made.")
public class ExportDestinationInput {
    /** Name for people. */
    @NonNull
    public String name;

    /** Protocol. */
    @NonNull
    public DestinationKind kind;
}

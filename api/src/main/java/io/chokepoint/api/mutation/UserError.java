package io.chokepoint.api.mutation;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Why a mutation has changed nothing, in words for the person who asked. */
@Description("Why a mutation has changed nothing, in words for the person who asked.")
public record UserError(
        @NonNull @Description("Argument, such as input.labels[3].entity; `input` where it is none of them alone.")
                String field,
        @NonNull UserErrorCode code,
        @NonNull @Description("The value and the remedy.") String message) {}

package io.chokepoint.api.export;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Why a mutation of exports was not done. */
@Description("Why a mutation of exports was not done.")
public record ExportUserError(
        @Description("Argument or input field, such as zone; null where it is none of them.") String field,
        @NonNull @Description("Kind; new ones may be added.") String code,
        @NonNull String message) {}

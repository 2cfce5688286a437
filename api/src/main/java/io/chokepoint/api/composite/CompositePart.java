package io.chokepoint.api.composite;

import io.chokepoint.api.index.IndexValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What one component brings to a composite. */
@Description("What one component brings to the value of a composite.")
public record CompositePart(
        @NonNull @Description("The published value that enters, or why there is none.") IndexValue value,
        @Description("Its part in the sum of the weights, 0 to 1.") double weightShare,
        @Description("From 0, everything in one hand, to 1, spread; null when there is no value.") Double score,
        @NonNull @Description("How the value v becomes the score; it depends on the value alone.") String scoreFormula,
        @Description(
                        "Its part in what keeps the composite below 1, on the scale of its logarithm: −w · ln score, as a share of"
                                + " the sum over all components, 0 to 1; null when the composite has no value or is 1.")
                Double contribution) {}

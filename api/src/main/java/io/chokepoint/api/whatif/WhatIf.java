package io.chokepoint.api.whatif;

import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Resource;
import io.chokepoint.indices.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What would be, beside what is. */
@Description(
        "What would be, beside what is: the published distribution and the changed one, computed by the same formulas.")
public record WhatIf(
        @NonNull @Description("Key of the subject.") String subject,
        @NonNull Resource resource,
        @NonNull @Description("Which holdings count.") Basis basis,
        @Description("Day described, UTC; null when nothing is measured.") LocalDate asOf,
        @Description("Run that wrote the published distribution; null when nothing is measured.") String runId,
        @NonNull @Description("Instant of knowledge.") Instant knownAt,
        @NonNull @Description("Entities that were named and that the distribution does not have, in order.")
                List<@NonNull String> unknown,
        @NonNull @Description("Index by index; empty when nothing is measured.") List<@NonNull IndexChange> changes,
        @Ignore Optional<PowerQuestion> powerQuestion) {

    /** One index before and after. */
    @Description("One index before and after.")
    public record IndexChange(
            @NonNull CentralizationIndex index,
            @NonNull Unit unit,
            @NonNull @Description("As published.") ComputedValue before,
            @NonNull @Description("With the change.") ComputedValue after,
            @Description("After less before; null where either has no value.") Double delta) {}

    /** A value of an index. */
    @Description("A value of an index that was computed for this answer.")
    public record ComputedValue(
            @Description("In the unit given; null when undefined.") Double value,
            @Description("Exact decimal text of counts and sums; null for real-valued indices.") String exactValue,
            @Description("Why there is no value; null when there is one.") String reason) {}
}

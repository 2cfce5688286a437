package io.chokepoint.api.whatif;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** How often an entity decides a vote, before and after. */
@Description("How often an entity decides a vote, before and after.")
public record PowerChange(
        @NonNull @Description("The entity as published.") String entity,
        @NonNull @Description("The party that it is part of after the change.") String party,
        @NonNull @Description("Its own power, as published.") ComputedPower before,
        @NonNull @Description("The power of the party.") ComputedPower after,
        @Description("After less before; null where either has no value.") Double delta) {

    /** Banzhaf power. */
    @Description(
            "Banzhaf power: the share of all ways in which the others can vote, in which the vote of this one is the result.")
    public record ComputedPower(
            @Description("From 0 to 1; null when undefined.") Double value,
            @Description(
                            "The exact value is at most this far away: 0 for assemblies of up to 30, which are counted out; else with"
                                    + " a probability of 95 %, by draws from a fixed seed.")
                    Double bound,
            @Description(
                            "Why there is no value; null when there is one. EXCLUDED: left out. TOTAL_TOO_LARGE: the amounts sum to"
                                    + " 2^126 base units or more.")
                    String reason) {}
}

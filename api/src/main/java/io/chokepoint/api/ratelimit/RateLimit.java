package io.chokepoint.api.ratelimit;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What an operation costs, and what is left. */
@Description("What this operation costs in points, and what is left of those of your tenant and client.")
public record RateLimit(
        @Description("Most points that gather.") int limit,
        @Description("Most points that this operation can cost; what it does not use comes back.") int cost,
        @Description("Points that are left.") int remaining,
        @Description("Points that are used.") int used,
        @NonNull @Description("When all points are there again.") Instant resetAt,
        @Description("Most objects that the answer can have.") int nodeCount) {}

package io.chokepoint.api.ratelimit;

import io.chokepoint.api.request.CurrentRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Answers what the operation itself costs. */
@GraphQLApi
public class RateLimitQueries {
    private static final String CHARGE = Charge.class.getName();
    private static final String OBJECTS = "chokepoint.objects";

    /** Keeps what {@link #rateLimit} answers of a request. */
    public static void keep(RoutingContext request, Charge charge, long objects) {
        request.put(CHARGE, charge);
        request.put(OBJECTS, objects);
    }

    /** What the operation costs. */
    @Query
    @NonNull
    @NonBlocking
    @Description("What this operation costs, and what is left.")
    public RateLimit rateLimit(
            @Description("Whether to answer this field only: nothing else is executed, and nothing is charged.")
                    Boolean dryRun) {
        RoutingContext request = CurrentRequest.get().orElseThrow();
        Charge charge = request.get(CHARGE);
        long objects = request.get(OBJECTS);
        return new RateLimit(
                (int) charge.limit(),
                (int) charge.cost(),
                (int) charge.remaining(),
                (int) (charge.limit() - charge.remaining()),
                charge.resetAt(),
                (int) Math.min(Integer.MAX_VALUE, objects));
    }
}

package io.chokepoint.api.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chokepoint.api.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The buckets of this replica. A tenant's clients do not share theirs, and no tenant's use is felt by another. */
@ApplicationScoped
public class RateLimits {
    private final RateConfig config;
    private final Clock clock = Clock.systemUTC();
    // A bucket that nobody has used for this long is full again, so forgetting it changes nothing.
    private final Cache<Key, PointBucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(1)).build();

    RateLimits(RateConfig config) {
        this.config = config;
    }

    private record Key(UUID tenantId, String client, String planId) {}

    /** Takes the points of an operation, where they are there. */
    public Charge charge(Caller caller, long cost) {
        boolean taken = bucket(caller).take(cost, clock.instant());
        return charge(caller, cost, taken);
    }

    /** The standing of a caller that pays nothing for an operation of this cost. */
    public Charge quote(Caller caller, long cost) {
        return charge(caller, cost, true);
    }

    /** Gives back what an operation has not used. */
    public void refund(Caller caller, long points) {
        if (points > 0) {
            bucket(caller).giveBack(points, clock.instant());
        }
    }

    private Charge charge(Caller caller, long cost, boolean taken) {
        RateConfig.Plan plan = plan(caller);
        Instant now = clock.instant();
        PointBucket bucket = bucket(caller);
        return new Charge(
                taken,
                cost,
                plan.size(),
                plan.perSecond(),
                bucket.remaining(now),
                bucket.until(cost, now),
                now.plus(bucket.until(plan.size(), now)));
    }

    private PointBucket bucket(Caller caller) {
        RateConfig.Plan plan = plan(caller);
        Key key = new Key(
                caller.scope().tenantId(), caller.client(), caller.scope().planId());
        return buckets.get(key, absent -> new PointBucket(plan.size(), plan.perSecond(), clock.instant()));
    }

    private RateConfig.Plan plan(Caller caller) {
        return config.plans().getOrDefault(caller.scope().planId(), config.standard());
    }
}

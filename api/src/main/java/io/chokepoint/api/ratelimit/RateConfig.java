package io.chokepoint.api.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How many points a tenant has, by plan; each of its clients has a bucket of its own. */
@ConfigMapping(prefix = "chokepoint.rate")
public interface RateConfig {

    /** Points of a plan that has no entry in {@link #plans}. */
    Plan standard();

    /** Points by plan. */
    Map<String, Plan> plans();

    /** Points of one bucket. */
    interface Plan {
        /** Most points that gather. */
        @WithDefault("20000")
        long size();

        /** Points that come back in a second. */
        @WithDefault("200")
        long perSecond();
    }
}

package io.chokepoint.api.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/** The limits of plans. */
@ApplicationScoped
public class Plans {
    private final Map<String, PlanLimits> limits;

    /** Reads the limits. */
    public Plans(PlanConfig config) {
        limits = config.plans().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, plan -> PlanLimits.of(plan.getKey(), plan.getValue())));
    }

    /** The limits of a plan. */
    public PlanLimits of(String planId) {
        PlanLimits known = limits.get(planId);
        return known == null ? PlanLimits.none(planId) : known;
    }
}

package io.chokepoint.api.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Limits of plans, by plan; a plan without an entry has those of the platform alone. Points are set beside them. */
@ConfigMapping(prefix = "chokepoint.plan")
public interface PlanConfig {

    /** Limits by plan. */
    @WithParentName
    Map<String, Plan> plans();

    /** Limits of one plan; what is left out does not limit. */
    interface Plan {
        /** Domains that may be seen, by identifier. */
        Optional<Set<String>> domains();

        /** How far back may be seen, such as {@code P2Y}. */
        Optional<Period> history();

        /** Most rows of a page. */
        OptionalInt maxPage();

        /** Most points of an operation. */
        OptionalLong maxCost();

        /** Formats of exports, as the schema names them. */
        Optional<Set<String>> exportFormats();
    }
}

package io.chokepoint.api.plan;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.tenant.Grant;
import io.chokepoint.indices.Domain;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a plan lets its tenants ask for. Domains and history are grants: what is outside does not exist for the tenant. All else
 * is refused with the figure that passes.
 *
 * @param plan the plan
 * @param domains domains that may be seen; empty for all
 * @param history how far back may be seen; empty for all
 * @param maxPage most rows of a page
 * @param maxCost most points of an operation
 * @param exportFormats formats of exports; empty for all
 */
public record PlanLimits(
        String plan,
        Optional<Set<String>> domains,
        Optional<Period> history,
        long maxPage,
        long maxCost,
        Optional<Set<String>> exportFormats) {

    static PlanLimits of(String plan, PlanConfig.Plan config) {
        config.domains().ifPresent(domains -> domains.forEach(Domain::ofId));
        return new PlanLimits(
                plan,
                config.domains(),
                config.history(),
                config.maxPage().orElse(Integer.MAX_VALUE),
                config.maxCost().orElse(Long.MAX_VALUE),
                config.exportFormats());
    }

    static PlanLimits none(String plan) {
        return new PlanLimits(
                plan, Optional.empty(), Optional.empty(), Integer.MAX_VALUE, Long.MAX_VALUE, Optional.empty());
    }

    /** What a tenant of the plan sees of its grants on a day. */
    public List<Grant> narrow(List<Grant> grants, LocalDate today) {
        if (domains.isEmpty() && history.isEmpty()) {
            return grants;
        }
        LocalDate first = history.map(today::minus).orElse(LocalDate.EPOCH);
        List<Grant> plan = domains.map(set -> set.stream()
                        .sorted()
                        .map(domain -> new Grant(domain, "", "", "", first))
                        .toList())
                .orElse(List.of(new Grant("", "", "", "", first)));
        return Grant.intersection(grants, plan);
    }

    /**
     * Lets a page of this size pass.
     *
     * @throws ApiException saying the size that passes
     */
    public void checkPage(long size) {
        if (size > maxPage) {
            throw refusal("first: %d; plan '%s' has pages of at most %d".formatted(size, plan, maxPage), size, maxPage);
        }
    }

    /**
     * Lets an operation of this cost pass.
     *
     * @throws ApiException saying the cost that passes
     */
    public void checkCost(long cost) {
        if (cost > maxCost) {
            throw refusal(
                    "The operation costs %d points; plan '%s' has operations of at most %d"
                            .formatted(cost, plan, maxCost),
                    cost,
                    maxCost);
        }
    }

    /**
     * Lets an export of this format pass.
     *
     * @throws ApiException saying the formats that pass
     */
    public void checkExportFormat(String format) {
        if (exportFormats.isPresent() && !exportFormats.get().contains(format)) {
            String passes = String.join(", ", new TreeSet<>(exportFormats.get()));
            throw refusal("format: %s; plan '%s' has exports as %s".formatted(format, plan, passes), format, passes);
        }
    }

    private static ApiException refusal(String message, Object actual, Object limit) {
        return new ApiException(ErrorCode.PLAN_LIMIT, message, Map.of("actual", actual, "limit", limit));
    }
}

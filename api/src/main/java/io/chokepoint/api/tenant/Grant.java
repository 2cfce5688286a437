package io.chokepoint.api.tenant;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the published numbers that a tenant may see; an empty text means any.
 *
 * @param domain domain identifier
 * @param network CAIP-2 id or slug
 * @param subjectId readable stable key of a subject
 * @param resource resource identifier
 * @param historyFrom first day that may be seen; {@link LocalDate#EPOCH} for all
 */
public record Grant(String domain, String network, String subjectId, String resource, LocalDate historyFrom) {

    /** What both of two unions of grants let through, each part once; empty where they have nothing in common. */
    public static List<Grant> intersection(List<Grant> some, List<Grant> others) {
        Set<Grant> common = new LinkedHashSet<>();
        some.forEach(one -> others.forEach(other -> one.and(other).ifPresent(common::add)));
        return List.copyOf(common);
    }

    private Optional<Grant> and(Grant other) {
        boolean meets = meets(domain, other.domain)
                && meets(network, other.network)
                && meets(subjectId, other.subjectId)
                && meets(resource, other.resource);
        return meets
                ? Optional.of(new Grant(
                        narrower(domain, other.domain),
                        narrower(network, other.network),
                        narrower(subjectId, other.subjectId),
                        narrower(resource, other.resource),
                        historyFrom.isAfter(other.historyFrom) ? historyFrom : other.historyFrom))
                : Optional.empty();
    }

    private static boolean meets(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private static String narrower(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    static Grant of(TenantGrant row) {
        return new Grant(
                Objects.requireNonNullElse(row.domain, ""),
                Objects.requireNonNullElse(row.network, ""),
                Objects.requireNonNullElse(row.subjectId, ""),
                Objects.requireNonNullElse(row.resource, ""),
                Objects.requireNonNullElse(row.historyFrom, LocalDate.EPOCH));
    }
}

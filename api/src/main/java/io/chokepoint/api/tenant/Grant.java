package io.chokepoint.api.tenant;

import java.time.LocalDate;
import java.util.Objects;

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

    static Grant of(TenantGrant row) {
        return new Grant(
                Objects.requireNonNullElse(row.domain, ""),
                Objects.requireNonNullElse(row.network, ""),
                Objects.requireNonNullElse(row.subjectId, ""),
                Objects.requireNonNullElse(row.resource, ""),
                Objects.requireNonNullElse(row.historyFrom, LocalDate.EPOCH));
    }
}

package io.chokepoint.warehouse;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a run measured, by subject and resource.
 *
 * @param dataset unit of publication
 * @param domain domain identifier
 * @param network CAIP-2 id or slug
 * @param subjectId readable stable key
 * @param resource resource identifier
 * @param name name for people
 * @param category kind of subject within its domain
 * @param unit unit of the resource after scaling by decimals
 * @param decimals base units per unit, as a power of ten
 * @param firstAsOf first day that the run writes
 * @param lastAsOf last day that the run writes
 * @param runId run that writes the row
 */
public record SubjectRow(
        String dataset,
        String domain,
        String network,
        String subjectId,
        String resource,
        String name,
        String category,
        String unit,
        int decimals,
        LocalDate firstAsOf,
        LocalDate lastAsOf,
        UUID runId)
        implements FactRow {

    @Override
    public FactTable table() {
        return FactTable.SUBJECT;
    }

    @Override
    public List<Object> values() {
        return List.of(
                dataset,
                domain,
                network,
                subjectId,
                resource,
                name,
                category,
                unit,
                (long) decimals,
                firstAsOf,
                lastAsOf,
                runId);
    }
}

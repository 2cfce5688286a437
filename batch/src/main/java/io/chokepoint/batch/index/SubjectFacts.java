package io.chokepoint.batch.index;

import java.io.Serializable;

/**
 * What is known of a subject and one of its resources.
 *
 * @param seriesId number of the subject and resource in the lake
 * @param subjectId readable stable key
 * @param resource resource identifier
 * @param name name for people
 * @param domain domain identifier
 * @param network CAIP-2 id or slug
 * @param category kind of subject within its domain
 * @param unit unit of the resource after scaling by decimals
 * @param decimals base units per unit, as a power of ten
 * @param prices the dataset of prices that its holdings are valued with; null where amounts are of the unit as they are
 */
public record SubjectFacts(
        int seriesId,
        String subjectId,
        String resource,
        String name,
        String domain,
        String network,
        String category,
        String unit,
        int decimals,
        String prices)
        implements Serializable {}

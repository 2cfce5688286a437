package io.chokepoint.indices;

/**
 * Everything that a reader must know of an index, said once.
 *
 * @param id lower-case identifier, equal to the constant's name in {@link CentralizationIndex}
 * @param name name in the field's own words
 * @param unit unit of the value
 * @param range values that it can take
 * @param direction what a higher value means
 * @param formula formula over amounts x descending, total T, shares p = x / T and population n
 * @param reference where the measure comes from
 * @param methodologyVersion meaning of the formula; it rises when the same input gives another value
 */
public record IndexDefinition(
        String id,
        String name,
        Unit unit,
        Range range,
        Direction direction,
        String formula,
        String reference,
        int methodologyVersion) {}

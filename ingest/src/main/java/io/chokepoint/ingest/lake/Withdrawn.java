package io.chokepoint.ingest.lake;

import java.time.LocalDate;

/**
 * What a run withdrew from a table.
 *
 * @param rows how many records, 1 or more
 * @param first their first day
 */
public record Withdrawn(String dataset, String table, long rows, LocalDate first) {}

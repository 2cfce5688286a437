package io.chokepoint.ingest.parquet;

import java.io.Serializable;

/**
 * A file that was written and is no part of a table yet.
 *
 * @param path URI
 * @param day of all of its rows, counted from 1970; null where days are no partitions
 * @param bytes its size
 * @param modified milliseconds since 1970
 * @param rows how many it has
 * @param first least text of its first column
 * @param last greatest text of its first column
 */
public record DataFile(String path, Integer day, long bytes, long modified, long rows, String first, String last)
        implements Serializable {}

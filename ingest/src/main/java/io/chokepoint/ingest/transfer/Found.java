package io.chokepoint.ingest.transfer;

import java.util.List;

/**
 * What was read.
 *
 * @param contested hashes of keys that stand there more than once or in the lake as well, ascending; null if they are too many
 */
public record Found(List<ChunkSummary> chunks, long[] contested) {}

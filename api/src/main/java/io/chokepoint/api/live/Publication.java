package io.chokepoint.api.live;

import java.time.Instant;

/**
 * A run that has become visible.
 *
 * @param dataset unit of publication
 * @param runId id of the run
 * @param publishedAt since when it is visible
 */
record Publication(String dataset, String runId, Instant publishedAt) {}

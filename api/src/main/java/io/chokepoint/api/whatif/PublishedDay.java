package io.chokepoint.api.whatif;

import io.chokepoint.indices.Distribution;
import java.time.LocalDate;

/**
 * A published distribution.
 *
 * @param asOf day described
 * @param runId run that wrote it
 * @param distribution the amounts
 */
record PublishedDay(LocalDate asOf, String runId, Distribution distribution) {}

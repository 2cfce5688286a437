package io.chokepoint.batch.index;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Names one distribution of a dataset.
 *
 * @param subjectId the thing measured
 * @param resource resource identifier
 * @param asOf day described, UTC
 */
public record DistributionKey(String subjectId, String resource, LocalDate asOf) implements Serializable {}

package io.chokepoint.batch.index;

import io.chokepoint.indices.Basis;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Names one distribution of a dataset.
 *
 * @param subjectId the thing measured
 * @param resource resource identifier
 * @param basis which holdings count
 * @param asOf day described, UTC
 */
public record DistributionKey(String subjectId, String resource, Basis basis, LocalDate asOf) implements Serializable {}

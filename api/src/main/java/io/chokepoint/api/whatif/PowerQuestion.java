package io.chokepoint.api.whatif;

import io.chokepoint.indices.scan.Threshold;

/**
 * Whose power is asked for, and by which rule.
 *
 * @param change the distribution before and after
 * @param threshold share of all amounts of which a vote needs strictly more
 */
record PowerQuestion(Reclustering.Change change, Threshold threshold) {}

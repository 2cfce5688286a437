package io.chokepoint.ingest.transfer;

import java.io.Serializable;

/**
 * What all rows of a run have in common.
 *
 * @param id of the run
 * @param knownAt microseconds since 1970
 */
public record RunFacts(String id, long knownAt) implements Serializable {}

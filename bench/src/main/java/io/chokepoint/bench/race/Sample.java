package io.chokepoint.bench.race;

import java.util.OptionalDouble;

/**
 * What one run of a program took, from its start to its end.
 *
 * @param cpuSeconds  user and system time of all its threads and children; empty where the system does not tell
 * @param wallSeconds elapsed time
 * @param peakBytes   largest resident memory; empty where the system does not tell
 */
public record Sample(OptionalDouble cpuSeconds, double wallSeconds, OptionalDouble peakBytes) {}

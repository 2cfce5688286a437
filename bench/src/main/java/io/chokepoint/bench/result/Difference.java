package io.chokepoint.bench.result;

/**
 * A place where two files disagree.
 *
 * @param series of the token
 * @param index  id of the index, or {@code series} where one file lacks the token
 * @param left   value in the first file, {@code nothing} where it is not there
 * @param right  value in the second file, likewise
 */
public record Difference(String series, String index, String left, String right) {}

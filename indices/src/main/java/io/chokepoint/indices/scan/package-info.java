/**
 * One descending scan of a distribution, or of a part of it whose standing is known, gathers what every index needs.
 * Parts add up exactly: integers are exact and sums of reals are exact sums of the same terms, so that a result does not
 * depend on how a distribution was cut or in which order it arrived.
 */
package io.chokepoint.indices.scan;

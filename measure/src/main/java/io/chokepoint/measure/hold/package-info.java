/** Exact sums by holder, in primitives. */
package io.chokepoint.measure.hold;

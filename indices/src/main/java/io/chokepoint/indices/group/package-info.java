/** Indices of a population that falls into groups. */
package io.chokepoint.indices.group;

/** Indices of two amounts of the same entities, such as stake and profit. */
package io.chokepoint.indices.pair;
